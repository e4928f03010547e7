using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>Learns from the first frames of a capture which device is above which, where nobody says (design.md 6.5).</summary>
/// <remarks>
/// Bound: <see cref="FrameCapacity"/> frames; more are not looked at. A link needs three packets in which one device follows the other with the same bytes, and no counter-example.
/// Learning allocates; it is over before pairing starts, or runs beside it on a pipe until the caller takes the result.
/// </remarks>
public sealed class TopologyLearner(long hashSeed = 0)
{
    /// <summary>Frames that are learnt from.</summary>
    public const int FrameCapacity = 10_000;

    private readonly ContentHash _hash = new(hashSeed, 0);
    private readonly LinkVotes _links = new();
    private readonly SlaveVotes _slaves = new();
    private readonly FileVotes _files = new();
    private readonly CookedLearner _cooked = new();
    private readonly SortedDictionary<uint, Dictionary<ulong, int>> _sources = [];
    private readonly HashSet<uint> _fileKeys = [];

    /// <summary>Frames looked at.</summary>
    public int Frames { get; private set; }

    /// <summary>Whether more frames change nothing.</summary>
    public bool IsFull => Frames >= FrameCapacity;

    /// <summary>Looks at one frame.</summary>
    public void Add(in PairingFrame frame)
    {
        if (IsFull)
        {
            return;
        }

        Frames++;
        FrameContent.Of(frame, out FrameContent content);
        if (_hash.MustShorten(content))
        {
            _hash.Shorten(content.Bytes.Length);
        }

        if (FrameFacts.IsMadeBySlave(content))
        {
            return;
        }

        int hop = content.Layout.IpVersion switch { 4 => 8, 6 => 7, _ => -1 };
        byte hopLimit = hop >= 0 && hop < content.Bytes.Length ? content.Bytes[hop] : (byte)0;
        ulong hash = _hash.Of(content.Bytes, content.Layout);
        if (frame.Interface == 0)
        {
            _cooked.Add(new CookedSighting(CookedClass.SymbolOf(frame.Located, isOwn: false), CookedClass.KindOf(frame, content), frame.TimeNanoseconds, Frames, FrameFacts.SourceMac(frame), hopLimit, hash));
            return;
        }

        Sighting seen = new(frame.Interface, frame.Located.Direction, frame.TimeNanoseconds, Frames, FrameFacts.SourceMac(frame), hopLimit, hash,
            CookedClass.KindOf(frame, content) == CookedKind.Unique);
        NoteDevice(seen);
        if (seen.Direction == Direction.Unknown)
        {
            _fileKeys.Add(seen.Interface);
            _files.Add(seen);
        }
        else
        {
            _links.Add(seen);
            _slaves.Add(seen);
        }
    }

    /// <summary>What was learnt, joined with what is known (names, kinds) of the same devices.</summary>
    /// <param name="known">Devices with names, without links; links that it has are kept.</param>
    public LearntTopology Learn(HostTopology known)
    {
        LearntDevices devices = new(known);
        foreach (uint key in _sources.Keys)
        {
            devices.Note(key);
        }

        List<string> sentences = [];
        if (_fileKeys.Count > 0)
        {
            LearnFiles(devices, sentences);
        }

        foreach ((uint lower, uint upper) in _links.Links())
        {
            devices.Link(lower, upper);
        }

        foreach ((uint one, uint other) in _links.Floods())
        {
            devices.Flood(one, other);
        }

        foreach ((uint from, uint to) in _links.Turns())
        {
            devices.Bridge(from, to);
        }

        foreach ((uint key, Dictionary<ulong, int> macs) in _sources)
        {
            if (macs.Count > 0)
            {
                devices.SetMac(key, macs.MaxBy(entry => entry.Value).Key);
            }
        }

        devices.ChooseMasters();
        devices.FindPassiveSlaves(_slaves.Count(devices.IsDirectlyAbove));
        return new LearntTopology(devices.ToTopology(), _cooked.Learn(), _links.IsStamped || _files.IsStamped, sentences);
    }

    private void NoteDevice(Sighting seen)
    {
        if (!_sources.TryGetValue(seen.Interface, out Dictionary<ulong, int>? macs))
        {
            _sources[seen.Interface] = macs = [];
        }

        if (seen.Direction == Direction.Out && seen.Mac != 0)
        {
            macs[seen.Mac] = macs.GetValueOrDefault(seen.Mac) + 1;
        }
    }

    private void LearnFiles(LearntDevices devices, List<string> sentences)
    {
        (List<ulong> own, List<(uint Lower, uint Upper)> links) = _files.Learn(devices.IsPhysical);
        foreach ((uint lower, uint upper) in links)
        {
            devices.Link(lower, upper);
        }

        foreach ((uint one, uint other) in _files.Floods(own, links))
        {
            devices.Flood(one, other);
        }

        // Which device has which of our addresses does not matter here: they tell what was sent.
        foreach ((ulong mac, uint key) in own.Zip(_fileKeys.Order()))
        {
            devices.SetMac(key, mac);
        }

        foreach ((uint first, uint second) in _files.Doubles())
        {
            sentences.Add($"{devices.NameOf(first)} and {devices.NameOf(second)} hold the same frames with the same times: one file was given twice");
        }

        foreach (uint stranger in _files.Strangers())
        {
            sentences.Add($"{devices.NameOf(stranger)} has no packet in common with the other files");
        }
    }
}

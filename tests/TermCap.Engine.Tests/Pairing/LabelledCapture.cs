using System.Globalization;
using System.Security.Cryptography;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>One capture of tests/captures with its labels.</summary>
internal sealed class LabelledCapture
{
    private readonly List<(long Time, int Original, byte[] Bytes)> _frames = [];
    private readonly string[] _taps;
    private readonly long[] _labels;

    public LabelledCapture(string scenario)
    {
        string folder = Path.Combine(Folder, scenario);
        foreach (string[] row in File.ReadLines(Path.Combine(folder, "labels.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            (Rows ??= []).Add((row[2], long.Parse(row[3], CultureInfo.InvariantCulture)));
        }

        _taps = [.. Rows!.Select(row => row.Tap)];
        _labels = [.. Rows!.Select(row => row.Packet)];
        Timeline = TopologyJson.Read(File.ReadAllBytes(Path.Combine(folder, "topology.json")), TopologySource.Given);
        Read(Path.Combine(folder, "any.sll2.pcap"));
    }

    public static string Folder { get; } = FindFolder();

    public static IEnumerable<string> Scenarios => Directory.EnumerateDirectories(Folder).Where(folder => File.Exists(Path.Combine(folder, "labels.tsv"))).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public TopologyTimeline Timeline { get; }

    public int FrameCount => _frames.Count;

    private List<(string Tap, long Packet)>? Rows { get; }

    /// <summary>The interface index of a frame, from 0.</summary>
    public uint InterfaceOf(int frame) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_frames[frame].Bytes.AsSpan(4));

    public LearntTopology Learn()
    {
        TopologyLearner learner = new(1);
        for (int at = 0; at < _frames.Count; at++)
        {
            LocatedFrame located = Locate(at);
            learner.Add(Frame(at, ref located));
        }

        return learner.Learn(HostTopology.Unknown);
    }

    /// <summary>Pairs all frames and answers their placements.</summary>
    public FramePlacement[] Pair(PairingRig rig, TopologyTimeline timeline)
    {
        FramePlacement[] placements = new FramePlacement[_frames.Count];
        HostTopology now = timeline.Start;
        for (int at = 0; at < _frames.Count; at++)
        {
            HostTopology then = timeline.At(new Timestamp(_frames[at].Time));
            if (then != now)
            {
                rig.Pairer.SetTopology(now = then);
            }

            LocatedFrame located = Locate(at);
            placements[at] = rig.Pairer.Add(Frame(at, ref located));
        }

        rig.End();
        return placements;
    }

    /// <summary>Frames that are not in the packet that the labels give; frames with the same bytes at one tap may change places.</summary>
    public int WrongFrames(FramePlacement[] placements)
    {
        Dictionary<string, int> labelled = [];
        foreach (string signature in Signatures(_labels).Select(packet => packet.Signature))
        {
            labelled[signature] = labelled.GetValueOrDefault(signature) + 1;
        }

        int wrong = 0;
        foreach ((string signature, int frames) in Signatures([.. placements.Select(placement => placement.Packet)]))
        {
            bool right = labelled.GetValueOrDefault(signature) > 0;
            labelled[signature] = labelled.GetValueOrDefault(signature) - 1;
            wrong += right ? 0 : frames;
        }

        return wrong;
    }

    private IEnumerable<(string Signature, int Frames)> Signatures(long[] packets) =>
        Enumerable.Range(0, packets.Length).GroupBy(frame => packets[frame])
            .Select(packet => (string.Join('\n', packet.Select(frame => _taps[frame] + Convert.ToHexString(SHA256.HashData(_frames[frame].Bytes))).Order(StringComparer.Ordinal)), packet.Count()));

    private LocatedFrame Locate(int at)
    {
        FrameLocator.Locate(_frames[at].Bytes, _frames[at].Original, LinkType.LinuxSll2, Direction.Unknown, out LocatedFrame located);
        return located;
    }

    private PairingFrame Frame(int at, ref LocatedFrame located) => new(ref located, _frames[at].Bytes)
    {
        Frame = at + 1,
        TimeNanoseconds = _frames[at].Time,
        Interface = located.InterfaceIndex,
        OriginalLengthBytes = _frames[at].Original,
        LinkType = LinkType.LinuxSll2,
        Input = 1,
    };

    private void Read(string path)
    {
        using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
        FrameBatch batch = new();
        FillStatus status;
        do
        {
            batch.Clear();
            status = file.Fill(batch);
            foreach (ref readonly FrameRecord record in batch.Frames)
            {
                _frames.Add((record.TimeNanoseconds, record.OriginalLengthBytes, batch.BytesOf(record).ToArray()));
            }
        }
        while (status != FillStatus.End);
    }

    private static string FindFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TermCap.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder!, "tests", "captures");
    }
}

using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pipeline;

/// <summary>The interfaces that frames came from: a key for each, its name, and how many frames it gave.</summary>
/// <remarks>
/// A key is the kernel's index where the frame or the file states one, else <see cref="FirstSourceKey"/> plus the source's number; 0 is unknown (Linux cooked v1).
/// Files of one device that follow each other (rotation) are one interface: see <see cref="SourceKeys"/>.
/// Bound: <see cref="Maximum"/> interfaces are counted apart, the rest together (<see cref="Uncounted"/>), so that made-up indexes cannot fill the memory.
/// One writer, the worker; others read what <see cref="Snapshot"/> gave out.
/// </remarks>
public sealed class InterfaceTable
{
    /// <summary>Interfaces that are counted apart.</summary>
    public const int Maximum = 4096;

    /// <summary>Keys from here on stand for capture sources without a kernel index.</summary>
    public const uint FirstSourceKey = PairingFrame.UnnamedSource;

    private const int DirectCount = 1024;

    private readonly Dictionary<uint, int> _slots = [];
    private readonly List<Counts> _counts = [];
    private readonly SourceKeys _sourceKeys = new();
    private HostTopology _topology = HostTopology.Unknown;

    // The slots of small keys, one up; 0 is none yet. Kernel indexes are small numbers.
    private readonly int[] _direct = new int[DirectCount];

    /// <summary>Frames of interfaces past the bound.</summary>
    public long Uncounted { get; private set; }

    /// <summary>The devices as known now.</summary>
    public HostTopology Topology
    {
        get => _topology;
        set
        {
            _topology = value;
            _sourceKeys.SetTopology(value);
        }
    }

    /// <summary>The sources so far, by index.</summary>
    public IReadOnlyList<CaptureSource> Sources => _sourceKeys.Sources;

    /// <summary>The first source of each device that has given a frame.</summary>
    public IEnumerable<CaptureSource> Devices => _sourceKeys.Devices;

    /// <summary>Whether frames come from several devices' own captures, merged by time.</summary>
    public bool AreMerged => _sourceKeys.AreMerged;

    /// <summary>Takes a new source.</summary>
    public void Add(CaptureSource source) => _sourceKeys.Add(source);

    /// <summary>An input has given its last frame.</summary>
    public void End(byte input) => _sourceKeys.End(input);

    /// <summary>The key of a frame's interface.</summary>
    public uint KeyOf(in FrameRecord frame, in LocatedFrame located) => frame.LinkType switch
    {
        LinkType.LinuxSll2 => located.InterfaceIndex,
        LinkType.LinuxSll => frame.SourceIndex < Sources.Count && Sources[frame.SourceIndex].InterfaceIndex is { } index ? index : 0,
        _ => _sourceKeys.Of(frame.SourceIndex),
    };

    /// <summary>Counts a frame.</summary>
    public void Count(uint key, Direction direction, int originalLengthBytes)
    {
        int slot = key < DirectCount && _direct[key] > 0 ? _direct[key] - 1 : SlotOf(key);
        if (slot < 0)
        {
            Uncounted++;
            return;
        }

        Counts counts = _counts[slot];
        if (direction == Direction.Out)
        {
            counts.FramesOut++;
        }
        else
        {
            counts.FramesIn++;
        }

        counts.Bytes += originalLengthBytes;
    }

    /// <summary>Counts frames that a device dropped.</summary>
    public void Count(DeviceDrops drops)
    {
        if (SlotOf(drops.InterfaceIndex ?? _sourceKeys.Of(drops.SourceIndex)) is >= 0 and int slot)
        {
            _counts[slot].Dropped += drops.Frames;
        }
    }

    /// <summary>The name of an interface; <c>if4</c> where nobody has said more, <c>?</c> where even the index is unknown.</summary>
    public string NameOf(uint key) => NameOf(key, _topology, Sources);

    /// <summary>A picture of all interfaces, by rising key.</summary>
    public IReadOnlyList<InterfaceRow> Snapshot()
    {
        List<InterfaceRow> rows = new(_counts.Count);
        foreach (Counts counts in _counts)
        {
            NetworkInterface? device = _topology.Find(counts.Key);
            rows.Add(new InterfaceRow(counts.Key, NameOf(counts.Key), device?.Kind ?? InterfaceKind.Other, _topology.RoleOf(counts.Key), counts.FramesIn, counts.FramesOut, counts.Bytes, counts.Dropped));
        }

        rows.Sort((a, b) => a.Key.CompareTo(b.Key));
        return rows;
    }

    internal static string NameOf(uint key, HostTopology topology, IReadOnlyList<CaptureSource> sources)
    {
        if (topology.Find(key) is { } device)
        {
            return device.Name;
        }

        if (key >= FirstSourceKey && key - FirstSourceKey < sources.Count)
        {
            return sources[(int)(key - FirstSourceKey)].DeviceName;
        }

        return key == 0 ? "?" : $"if{key}";
    }

    private int SlotOf(uint key)
    {
        if (!_slots.TryGetValue(key, out int slot))
        {
            if (_counts.Count == Maximum)
            {
                return -1;
            }

            slot = _counts.Count;
            _slots.Add(key, slot);
            _counts.Add(new Counts { Key = key });
        }

        if (key < DirectCount)
        {
            _direct[key] = slot + 1;
        }

        return slot;
    }

    private sealed class Counts
    {
        public uint Key;
        public long FramesIn;
        public long FramesOut;
        public long Bytes;
        public ulong Dropped;
    }
}

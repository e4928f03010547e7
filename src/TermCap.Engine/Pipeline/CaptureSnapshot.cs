using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pipeline;

/// <summary>An immutable picture of a run's counters; the packets themselves are read from the store.</summary>
public sealed record CaptureSnapshot
{
    /// <summary>Before the first frame.</summary>
    public static CaptureSnapshot Empty { get; } = new();

    /// <summary>Grows with each snapshot.</summary>
    public long Version { get; init; }

    /// <summary>Whether all input has been worked through.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Frames read.</summary>
    public long Frames { get; init; }

    /// <summary>Packets opened.</summary>
    public long Packets { get; init; }

    /// <summary>Bytes of all frames, as on the wire.</summary>
    public long Bytes { get; init; }

    /// <summary>Frames whose headers were malformed.</summary>
    public long Malformed { get; init; }

    /// <summary>Packets that left the store.</summary>
    public long EvictedPackets { get; init; }

    /// <summary>Bytes that store, pairing and both analyses take.</summary>
    public long MemoryInUseBytes { get; init; }

    /// <summary>Frames whose witness was given up because the witness queue was full.</summary>
    public long WitnessesGivenUp { get; init; }

    /// <summary>When the verdicts' counters were started again at zero; null when they count from the beginning.</summary>
    public Timestamp? CountedSince { get; init; }

    /// <summary>The first frame's time; null before it.</summary>
    public Timestamp? FirstTime { get; init; }

    /// <summary>The newest frame's time; null before the first.</summary>
    public Timestamp? LastTime { get; init; }

    /// <summary>Frames that the capture lost.</summary>
    public CaptureDrops Drops { get; init; }

    /// <summary>What pairing counted.</summary>
    public PairingCounters Pairing { get; init; } = new();

    /// <summary>The verdicts on packets.</summary>
    public TcpTotals Real { get; init; } = new();

    /// <summary>The verdicts of a naive reading of all frames.</summary>
    public TcpTotals Apparent { get; init; } = new();

    /// <summary>The devices as known now.</summary>
    public HostTopology Topology { get; init; } = HostTopology.Unknown;

    /// <summary>The sources so far.</summary>
    public IReadOnlyList<CaptureSource> Sources { get; init; } = [];

    /// <summary>The interfaces that gave frames.</summary>
    public IReadOnlyList<InterfaceRow> Interfaces { get; init; } = [];

    /// <summary>What happened beside the packets, oldest first; the newest <see cref="CaptureWorker.MaximumNotices"/>.</summary>
    public IReadOnlyList<CaptureNotice> Notices { get; init; } = [];

    /// <summary>The last minute, second by second, oldest first, up to 60.</summary>
    public IReadOnlyList<SecondCounts> LastMinute { get; init; } = [];

    /// <summary>The conversations with most trouble first, up to <see cref="CaptureWorker.MaximumConversationsShown"/>.</summary>
    public IReadOnlyList<TcpConversation> Conversations { get; init; } = [];

    /// <summary>The conversations of a naive reading; only when all input has been worked through.</summary>
    public IReadOnlyList<TcpConversation> ApparentConversations { get; init; } = [];

    /// <summary>What the two taps around each slave tell, by rising interface.</summary>
    public IReadOnlyList<SlaveStatistics> Slaves { get; init; } = [];

    /// <summary>Sentences about inputs that ended badly.</summary>
    public IReadOnlyList<string> Truncations { get; init; } = [];

    /// <summary>The name of an interface by its key.</summary>
    public string NameOf(uint key) => InterfaceTable.NameOf(key, Topology, Sources);
}

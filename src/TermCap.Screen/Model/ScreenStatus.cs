namespace TermCap.Screen.Model;

/// <summary>The figures of one moment: what title, verdict bar and topology line show. Immutable; all from one snapshot.</summary>
public sealed record ScreenStatus
{
    /// <summary>Before anything came.</summary>
    public static ScreenStatus Nothing { get; } = new();

    /// <summary>What the input is doing.</summary>
    public CaptureState State { get; init; } = CaptureState.Reading;

    /// <summary>Device, file or <c>-</c>.</summary>
    public string SourceName { get; init; } = "";

    /// <summary>From the first frame to the last, on the frames' clock.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Packets of the last second (live), or on average (a file).</summary>
    public double PacketsPerSecond { get; init; }

    /// <summary>Packets seen, those that left the store included.</summary>
    public long Packets { get; init; }

    /// <summary>Frames seen.</summary>
    public long Frames { get; init; }

    /// <summary>Packets that have left the store, oldest first.</summary>
    public long Evicted { get; init; }

    /// <summary>Frames that the kernel's ring, and the devices, dropped.</summary>
    public long RingDrops { get; init; }

    /// <inheritdoc cref="RingDrops"/>
    public long InterfaceDrops { get; init; }

    /// <summary>Whether drops are counted here: by a device always, by a file hardly ever.</summary>
    public bool CountsDrops { get; init; }

    /// <summary>The capture filter; empty for none.</summary>
    public string CaptureFilter { get; init; } = "";

    /// <summary>What was left out unasked, such as our own ssh session; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>How far a file is read, 0 to 1; null when not known.</summary>
    public double? Progress { get; init; }

    /// <summary>Whether the reading of a file was ended early.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>Whether a recording is being written.</summary>
    public bool IsRecording { get; init; }

    /// <summary>Why the input ended badly; empty when it did not.</summary>
    public string Failure { get; init; } = "";

    /// <summary>How far into the capture the counters were started again at zero; null when they count from the beginning.</summary>
    public TimeSpan? CountedSince { get; init; }

    /// <summary>The kinds of trouble, most telling first.</summary>
    public IReadOnlyList<VerdictCount> Verdicts { get; init; } = [];

    /// <summary>Segments that were sent again, by evidence; and those of them that this host sent, as its kernel counts them.</summary>
    public long Resent { get; init; }

    /// <inheritdoc cref="Resent"/>
    public long ResentByUs { get; init; }

    /// <summary>Segments that the kernel resent during the capture; null when not known (a file).</summary>
    public long? KernelResent { get; init; }

    /// <summary>The kernel's own counters, those of trouble; none when not known (a file).</summary>
    public IReadOnlyList<KernelLine> Kernel { get; init; } = [];

    /// <summary>Why <see cref="KernelResent"/> and <see cref="ResentByUs"/> differ, one sentence each; empty where they do not.</summary>
    public IReadOnlyList<string> KernelDifference { get; init; } = [];

    /// <summary>Conversations, and unacknowledged segments, that analysis forgot to keep within its memory.</summary>
    public long EvictedConversations { get; init; }

    /// <inheritdoc cref="EvictedConversations"/>
    public long ForgottenSegments { get; init; }

    /// <summary>The verdict in words, as the report says it, and in shorter forms for narrow screens, the longest first; empty before anything came.</summary>
    public IReadOnlyList<string> Headlines { get; init; } = [];

    /// <summary>Bonds and their slaves.</summary>
    public IReadOnlyList<BondLine> Bonds { get; init; } = [];

    /// <summary>Whether frames came from more than one device: else the path of each packet says nothing.</summary>
    public bool HasSeveralDevices { get; init; } = true;

    /// <summary>Frames per packet; 1 when nothing is seen twice.</summary>
    public double CopyFactor { get; init; } = 1;

    /// <summary>Median and 99th percentile of the time in the slaves' queues, in nanoseconds; null when nothing was sent.</summary>
    public long? QueueMedianNanoseconds { get; init; }

    /// <inheritdoc cref="QueueMedianNanoseconds"/>
    public long? QueueP99Nanoseconds { get; init; }

    /// <summary>Real trouble in each slice of the last minute, oldest first.</summary>
    public IReadOnlyList<int> LastMinute { get; init; } = [];
}

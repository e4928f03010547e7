using TermCap.Capture.Counters;
using TermCap.Engine.Pipeline;

namespace TermCap.Reports;

/// <summary>All that a report is made from.</summary>
/// <param name="Inputs">The inputs' names.</param>
/// <param name="Totals">The run's last snapshot.</param>
/// <param name="ProducerWaits">How often the producer waited for the worker.</param>
/// <param name="PairingWindow">How long a sent packet waited for its copies.</param>
internal sealed record ReportData(IReadOnlyList<string> Inputs, CaptureSnapshot Totals, long ProducerWaits, TimeSpan PairingWindow)
{
    /// <summary>What the kernel counted meanwhile; null for files.</summary>
    public KernelSample? Kernel { get; init; }

    /// <summary>Whether something was left out of a live capture: a capture filter, or our own SSH session.</summary>
    public bool IsFiltered { get; init; }

    /// <summary>Why our count of what this host sent again and its kernel's are not the same; empty where they are, or where the kernel was not asked.</summary>
    public IReadOnlyList<string> KernelDifference =>
        Kernel?[KernelCounter.TcpRetransSegs] is { } counted ? Reports.KernelDifference.Reasons((long)counted, Totals, IsFiltered) : [];

    /// <summary>Sentences that were worth saying of the inputs.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>From the first frame to the last, in nanoseconds.</summary>
    public long DurationNanoseconds => Totals is { FirstTime: { } first, LastTime: { } last } ? Math.Max(0, last.NanosecondsSince(first)) : 0;

    /// <summary>Open groups that had to be closed early.</summary>
    public long EvictedGroups => Totals.Pairing.EvictedByCount + Totals.Pairing.EvictedByBytes;
}

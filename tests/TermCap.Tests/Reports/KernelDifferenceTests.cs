using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;
using TermCap.Reports;

namespace TermCap.Tests.Reports;

/// <summary>A difference between our count of what was sent again and the kernel's is explained, and only a difference.</summary>
public sealed class KernelDifferenceTests
{
    [Fact]
    public void Equal_counts_need_no_words() => Assert.Empty(KernelDifference.Reasons(1, Sent(isForwarded: false), isFiltered: true));

    [Fact]
    public void A_kernel_that_counted_more_names_what_the_capture_did_not_see()
    {
        string reasons = string.Join("; ", KernelDifference.Reasons(5, Sent(isForwarded: false) with { Drops = new CaptureDrops(7, 0) }, isFiltered: true));
        Assert.Contains("7 frames were dropped", reasons, StringComparison.Ordinal);
        Assert.Contains("own SSH session", reasons, StringComparison.Ordinal);
        Assert.Contains("1 connection began before the capture", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_counted_less_names_other_namespaces() =>
        Assert.Contains("namespace", string.Join("; ", KernelDifference.Reasons(0, Sent(isForwarded: false), isFiltered: false)), StringComparison.Ordinal);

    [Fact]
    public void What_is_passed_on_for_others_is_not_ours()
    {
        TcpTotals totals = Sent(isForwarded: true).Real;
        Assert.Equal((0, 1), (totals.ResentOut, totals.ResentForwarded));
    }

    /// <summary>One segment sent, and sent again with the next identification, by a connection whose SYN was not seen.</summary>
    private static CaptureSnapshot Sent(bool isForwarded)
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions());
        foreach (uint sequence in new uint[] { 1, 101, 201, 101 })
        {
            TcpSegment segment = new()
            {
                Source = IpAddress128.FromIPv4([10, 0, 0, 1]),
                Destination = IpAddress128.FromIPv4([10, 0, 0, 2]),
                SourcePort = 1,
                DestinationPort = 2,
                Sequence = new TcpSequence(sequence),
                Flags = SegmentFlags.Ack,
                PayloadBytes = 100,
                Window = 100,
                Direction = Direction.Out,
                IsForwarded = isForwarded,
                HasIdentification = true,
                Identification = (ushort)(analyser.Totals.Segments + 1),
            };
            analyser.Analyse(segment, 1, 1, out _);
        }

        return CaptureSnapshot.Empty with { Real = analyser.Totals.Snapshot() };
    }
}

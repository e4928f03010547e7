using System.Globalization;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;

namespace TermCap.Reports;

/// <summary>One test of <c>report --fail-if</c>, such as <c>retrans&gt;1%</c>: a count, or its share of the TCP packets.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Metric">What is counted.</param>
/// <param name="IsOrEqual">Whether <c>&gt;=</c> was written.</param>
/// <param name="Limit">The limit.</param>
/// <param name="IsShare">Whether the limit is in percent.</param>
internal sealed record Threshold(string Text, ThresholdMetric Metric, bool IsOrEqual, double Limit, bool IsShare)
{
    /// <summary>What can be counted.</summary>
    public static readonly ThresholdMetric[] Metrics =
    [
        new("retrans", totals => totals.Real[TcpFlags.Retransmission]),
        new("fast-retrans", totals => totals.Real[TcpFlags.FastRetransmission]),
        new("spurious", totals => totals.Real[TcpFlags.SpuriousRetransmission]),
        new("dup-ack", totals => totals.Real[TcpFlags.DuplicateAck]),
        new("ooo", totals => totals.Real[TcpFlags.OutOfOrder]),
        new("lost", totals => totals.Real[TcpFlags.LostSegment]),
        new("zero-window", totals => totals.Real[TcpFlags.ZeroWindow]),
        new("resent", totals => totals.Real.ResentOut + totals.Real.ResentIn + totals.Real.ResentUnknown),
        new("drops", totals => (long)(totals.Drops.Ring + totals.Drops.Interface)),
        new("missing", totals => totals.Pairing.SlaveCopyMissing),
        new("not-delivered", totals => totals.Pairing.NotDelivered),
        new("ambiguous", totals => totals.Pairing.Ambiguous),
    ];

    /// <summary>Reads a test.</summary>
    /// <exception cref="Failure">It cannot be understood.</exception>
    public static Threshold Parse(string text)
    {
        int sign = text.IndexOf('>', StringComparison.Ordinal);
        string name = sign < 0 ? text : text[..sign].Trim();
        ThresholdMetric? metric = Array.Find(Metrics, row => row.Name == name);
        bool isOrEqual = sign >= 0 && sign + 1 < text.Length && text[sign + 1] == '=';
        string limit = sign < 0 ? "" : text[(sign + (isOrEqual ? 2 : 1))..].Trim();
        bool isShare = limit.EndsWith('%');
        if (metric is null || !double.TryParse(isShare ? limit[..^1] : limit, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
        {
            throw Failure.Usage($"cannot understand --fail-if {text}: write NAME>NUMBER or NAME>PERCENT%, such as retrans>1%; names are {string.Join(", ", Metrics.Select(row => row.Name))}");
        }

        return new Threshold(text, metric, isOrEqual, value, isShare);
    }

    /// <summary>What is said when it holds; null when it does not.</summary>
    public string? Exceeded(CaptureSnapshot totals)
    {
        long count = Metric.Count(totals);
        double value = IsShare ? totals.Real.Segments == 0 ? 0 : 100.0 * count / totals.Real.Segments : count;
        bool holds = IsOrEqual ? value >= Limit : value > Limit;
        return !holds ? null
            : IsShare ? string.Create(CultureInfo.InvariantCulture, $"{Text} holds: {count} of {totals.Real.Segments} TCP packets, {value:0.###} %")
            : string.Create(CultureInfo.InvariantCulture, $"{Text} holds: {count}");
    }
}

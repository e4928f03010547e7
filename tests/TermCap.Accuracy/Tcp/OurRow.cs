using System.Globalization;
using TermCap.Engine.Tcp;

namespace TermCap.Accuracy.Tcp;

/// <summary>Our verdict on one frame, in the oracle's columns.</summary>
internal sealed record OurRow(long Frame, TcpSegment Segment, TcpVerdict Verdict)
{
    public string FlagsSorted => string.Join(',', TcpFlagNames.Join(Verdict.Flags).Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    /// <summary>The text that the oracle would have in a column; null for columns that we do not give.</summary>
    public string? Column(string name) => name switch
    {
        "stream" => Text(Verdict.Stream, -1),
        "len" => Segment.Status is SegmentStatus.HeaderTooLong or SegmentStatus.Cut or SegmentStatus.Quoted ? string.Empty : Text(Verdict.PayloadBytes, -1),
        "window" => Segment.Status is SegmentStatus.HeaderTooShort or SegmentStatus.Cut ? string.Empty : Text(Verdict.WindowBytes, -1),
        "dup_num" => Text(Verdict.DuplicateAckNumber, 0),
        "dup_frame" => Verdict.DuplicateAckNumber > 0 ? Text(Verdict.RefersTo, -1) : string.Empty,
        "rto" => Seconds(Verdict.RtoNanoseconds, Verdict.RtoNanoseconds != 0),
        "rto_frame" => Verdict.RtoNanoseconds != 0 ? Text(Verdict.RefersTo, -1) : string.Empty,
        "acks_frame" => Text(Verdict.AcksPacket, -1),
        "ack_rtt" => Seconds(Verdict.AckRttNanoseconds, Verdict.AckRttNanoseconds != 0),
        "in_flight" => Text(Verdict.InFlightBytes, -1),
        "push_bytes" => Text(Verdict.PushBytes, -1),
        _ => null,
    };

    private static string Text(long value, long absent) => value == absent ? string.Empty : value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(long nanoseconds, bool isShown) =>
        isShown ? (nanoseconds / 1e9m).ToString("0.000000000", CultureInfo.InvariantCulture) : string.Empty;
}

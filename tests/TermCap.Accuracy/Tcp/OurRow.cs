using System.Globalization;
using TermCap.Engine.Tcp;

namespace TermCap.Accuracy.Tcp;

/// <summary>Our verdict on one frame, in the oracle's columns.</summary>
internal sealed record OurRow(long Frame, TcpSegment Segment, TcpVerdict Verdict)
{
    public string FlagsSorted => string.Join(',', TcpFlagNames.Join(Verdict.Flags).Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    /// <summary>Its stream as it was at the end; null when the segment has none.</summary>
    public TcpConversation? Conversation { get; set; }

    /// <summary>The text that the oracle would have in a column; null for columns that are not compared.</summary>
    /// <param name="name">The column.</param>
    /// <param name="oracle">What stands there: the oracle shows the initial RTT only beside other values, and a frame that is not analysed has its stream's completeness or none.</param>
    public string? Column(string name, string oracle) => name switch
    {
        "initial_rtt" when oracle.StartsWith('-') => null, // Its second pass measures an ACK that came before the SYN.
        "initial_rtt" => oracle.Length == 0 && !ShowsAnalysis ? null : Conversation?.HandshakeRttNanoseconds is { } rtt and not 0 ? Seconds(rtt, isShown: true) : string.Empty,
        "completeness" => oracle.Length == 0 ? null : Conversation is null ? string.Empty : Text((int)Conversation.Completeness, -1),
        "stream" => Text(Verdict.Stream, -1),
        "len" => Segment.Status is SegmentStatus.HeaderTooLong or SegmentStatus.Cut or SegmentStatus.Quoted ? string.Empty : Text(Verdict.PayloadBytes, -1),
        "window" => Segment.Status is SegmentStatus.HeaderTooShort or SegmentStatus.Cut or SegmentStatus.FlagsOnly ? string.Empty : Text(Verdict.WindowBytes, -1),
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

    private bool ShowsAnalysis => (Verdict.Flags & ~(TcpFlags.TfoSyn | TcpFlags.TfoAck | TcpFlags.TfoIgnored)) != TcpFlags.None || Verdict.AcksPacket >= 0 || Verdict.InFlightBytes >= 0;

    private static string Text(long value, long absent) => value == absent ? string.Empty : value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(long nanoseconds, bool isShown) =>
        isShown ? (nanoseconds / 1e9m).ToString("0.000000000", CultureInfo.InvariantCulture) : string.Empty;
}

using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about verdicts: tshark's names, on packets instead of frames, and ours.</summary>
internal static class AnalysisFields
{
    /// <summary>Each verdict with a few words.</summary>
    internal static readonly (TcpFlags Flag, string Description)[] Verdicts =
    [
        (TcpFlags.Retransmission, "sent again (fast and spurious too)"),
        (TcpFlags.FastRetransmission, "sent again after duplicate ACKs"),
        (TcpFlags.SpuriousRetransmission, "sent again though acknowledged"),
        (TcpFlags.OutOfOrder, "late by less than the initial RTT"),
        (TcpFlags.LostSegment, "a gap lies before it"),
        (TcpFlags.AckLostSegment, "acknowledges what was not seen"),
        (TcpFlags.DuplicateAck, "the same acknowledgment again"),
        (TcpFlags.WindowUpdate, "another window, nothing else"),
        (TcpFlags.WindowFull, "fills the receiver's window"),
        (TcpFlags.ZeroWindow, "the receiver takes no more"),
        (TcpFlags.ZeroWindowProbe, "one byte into a closed window"),
        (TcpFlags.ZeroWindowProbeAck, "the answer to a probe"),
        (TcpFlags.KeepAlive, "a keep-alive"),
        (TcpFlags.KeepAliveAck, "the answer to a keep-alive"),
        (TcpFlags.ReusedPorts, "a new connection on old ports"),
        (TcpFlags.PartialAck, "acknowledges a part of a segment"),
        (TcpFlags.AmbiguousAck, "acknowledges what was sent twice"),
        (TcpFlags.TfoSyn, "Fast Open: SYN with cookie and data"),
        (TcpFlags.TfoAck, "Fast Open: the data were accepted"),
        (TcpFlags.TfoIgnored, "Fast Open: the data were not accepted"),
    ];

    private static readonly string[] VerdictWords = [.. Verdicts.Select(verdict => TcpFlagNames.Of(verdict.Flag))];

    public static readonly FilterField[] Rows =
    [
        FilterField.Presence("tcp.analysis.flags", "any verdict", static (in row) => row.Flags != TcpFlags.None),
        .. Verdicts.Select(verdict => FilterField.Presence("tcp.analysis." + TcpFlagNames.Of(verdict.Flag), verdict.Description, (in row) => (row.Flags & verdict.Flag) != 0)),
        FilterField.Row("tcp.analysis.duplicate_ack_num", FilterFieldType.Number, "which duplicate ACK it is", static (in row) => row.DuplicateAckNumber > 0, static (in row) => row.DuplicateAckNumber),
        FilterField.Row("tcp.analysis.duplicate_ack_frame", FilterFieldType.Number, "the packet whose ACK it repeats", static (in row) => row.DuplicateAckNumber > 0 && row.RefersTo > 0, static (in row) => row.RefersTo),
        FilterField.Row("tcp.analysis.rto", FilterFieldType.Seconds, "seconds until it was sent again", static (in row) => row.RtoNanoseconds > 0, static (in row) => row.RtoNanoseconds),
        FilterField.Row("tcp.analysis.rto_frame", FilterFieldType.Number, "the packet that the timeout counts from", static (in row) => row.RtoNanoseconds > 0 && row.RefersTo > 0, static (in row) => row.RefersTo),
        FilterField.Row("tcp.analysis.ack_rtt", FilterFieldType.Seconds, "seconds from segment to acknowledgment", static (in row) => row.AckRttNanoseconds > 0, static (in row) => row.AckRttNanoseconds),
        FilterField.Presence("tcp.resent", "really sent again, by evidence: the kernel counts it", static (in row) => row.Resent == ResentVerdict.Resent),
        FilterField.Row("tcp.resent.segments", FilterFieldType.Number, "segments that the kernel counts as resent", static (in row) => row.ResentSegments > 0, static (in row) => row.ResentSegments),
        FilterField.Presence("tcp.resent.suspected", "looks resent, proof is missing", static (in row) => row.Resent == ResentVerdict.Suspected),
        FilterField.Presence("tcp.resent.network_duplicate", "the network repeated it", static (in row) => row.Resent == ResentVerdict.NetworkDuplicate),
        FilterField.Presence("tcp.resent.late", "looks resent, was sent once and came late", static (in row) => row.Resent == ResentVerdict.Late),
        FilterField.Word("tcp.phantom", "verdict that only the copies cause", VerdictWords, TryPhantom),
    ];

    private static bool TryPhantom(in PacketRow row, FilterScope scope, int index, out long value)
    {
        for (value = 0; value < Verdicts.Length; value++)
        {
            if ((row.Phantom & Verdicts[value].Flag) != 0 && index-- == 0)
            {
                return true;
            }
        }

        return false;
    }
}

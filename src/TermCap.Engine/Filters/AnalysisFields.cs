using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about verdicts: tshark's names, on packets instead of frames, and ours.</summary>
internal static class AnalysisFields
{
    /// <summary>Each verdict with the name that it has behind <c>tcp.analysis.</c>.</summary>
    internal static readonly (TcpFlags Flag, string Name, string Description)[] Verdicts =
    [
        (TcpFlags.Retransmission, "retransmission", "sent again (fast and spurious too)"),
        (TcpFlags.FastRetransmission, "fast_retransmission", "sent again after duplicate ACKs"),
        (TcpFlags.SpuriousRetransmission, "spurious_retransmission", "sent again though acknowledged"),
        (TcpFlags.OutOfOrder, "out_of_order", "late by less than the initial RTT"),
        (TcpFlags.LostSegment, "lost_segment", "a gap lies before it"),
        (TcpFlags.AckLostSegment, "ack_lost_segment", "acknowledges what was not seen"),
        (TcpFlags.DuplicateAck, "duplicate_ack", "the same acknowledgment again"),
        (TcpFlags.WindowUpdate, "window_update", "another window, nothing else"),
        (TcpFlags.WindowFull, "window_full", "fills the receiver's window"),
        (TcpFlags.ZeroWindow, "zero_window", "the receiver takes no more"),
        (TcpFlags.ZeroWindowProbe, "zero_window_probe", "one byte into a closed window"),
        (TcpFlags.ZeroWindowProbeAck, "zero_window_probe_ack", "the answer to a probe"),
        (TcpFlags.KeepAlive, "keep_alive", "a keep-alive"),
        (TcpFlags.KeepAliveAck, "keep_alive_ack", "the answer to a keep-alive"),
        (TcpFlags.ReusedPorts, "reused_ports", "a new connection on old ports"),
        (TcpFlags.PartialAck, "partial_ack", "acknowledges a part of a segment"),
        (TcpFlags.AmbiguousAck, "ambiguous_ack", "acknowledges what was sent twice"),
        (TcpFlags.TfoSyn, "tfo_syn", "Fast Open: SYN with cookie and data"),
        (TcpFlags.TfoAck, "tfo_ack", "Fast Open: the data were accepted"),
        (TcpFlags.TfoIgnored, "tfo_ignored", "Fast Open: the data were not accepted"),
    ];

    private static readonly string[] VerdictWords = [.. Verdicts.Select(verdict => verdict.Name)];

    public static readonly FilterField[] Rows =
    [
        FilterField.Presence("tcp.analysis.flags", "any verdict", static (in row) => row.Flags != TcpFlags.None),
        .. Verdicts.Select(verdict => FilterField.Presence("tcp.analysis." + verdict.Name, verdict.Description, (in row) => (row.Flags & verdict.Flag) != 0)),
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

using System.Numerics;

namespace TermCap.Engine.Tcp;

/// <summary>The verdicts' names in text and JSON: tshark's <c>tcp.analysis.</c> names without the prefix, in one fixed order.</summary>
public static class TcpFlagNames
{
    private static readonly string[] Names =
    [
        "retransmission", "fast_retransmission", "spurious_retransmission", "out_of_order", "lost_segment", "ack_lost_segment", "duplicate_ack",
        "window_update", "window_full", "zero_window", "zero_window_probe", "zero_window_probe_ack", "keep_alive", "keep_alive_ack",
        "reused_ports", "partial_ack", "ambiguous_ack", "tfo_syn", "tfo_ack", "tfo_ignored",
    ];

    private static readonly TcpFlags[] Order =
    [
        TcpFlags.Retransmission, TcpFlags.FastRetransmission, TcpFlags.SpuriousRetransmission, TcpFlags.OutOfOrder, TcpFlags.LostSegment, TcpFlags.AckLostSegment,
        TcpFlags.DuplicateAck, TcpFlags.WindowUpdate, TcpFlags.WindowFull, TcpFlags.ZeroWindow, TcpFlags.ZeroWindowProbe, TcpFlags.ZeroWindowProbeAck,
        TcpFlags.KeepAlive, TcpFlags.KeepAliveAck, TcpFlags.ReusedPorts, TcpFlags.TfoSyn, TcpFlags.TfoAck, TcpFlags.TfoIgnored, TcpFlags.PartialAck, TcpFlags.AmbiguousAck,
    ];

    /// <summary>All verdicts in the order in which they are written.</summary>
    public static ReadOnlySpan<TcpFlags> All => Order;

    /// <summary>The name of one verdict.</summary>
    /// <param name="flag">One bit.</param>
    public static string Of(TcpFlags flag) => Names[BitOperations.TrailingZeroCount((int)flag)];

    /// <summary>The names of a set, with commas between; empty for none.</summary>
    public static string Join(TcpFlags flags) => flags == TcpFlags.None ? string.Empty : string.Join(',', Order.Where(flag => (flags & flag) != 0).Select(Of));

    /// <summary>The verdict of a name.</summary>
    /// <returns>False when there is none of that name.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out TcpFlags flag)
    {
        for (int bit = 0; bit < Names.Length; bit++)
        {
            if (name.SequenceEqual(Names[bit]))
            {
                flag = (TcpFlags)(1 << bit);
                return true;
            }
        }

        flag = TcpFlags.None;
        return false;
    }
}

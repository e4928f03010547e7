using TermCap.Engine.Tcp;

namespace TermCap.Engine.Summary;

/// <summary>The words before a TCP line that say what the analysis found, as in <c>[Retransmission of 41, 210 ms]</c>.</summary>
internal static class VerdictSummary
{
    // The special before the general: a fast retransmission is a retransmission too, and is said once. What is no trouble (partial and ambiguous ACKs) is not said.
    private static readonly (TcpFlags Flag, string Words)[] Rows =
    [
        (TcpFlags.FastRetransmission, "Fast retransmission"),
        (TcpFlags.SpuriousRetransmission, "Spurious retransmission"),
        (TcpFlags.Retransmission, "Retransmission"),
        (TcpFlags.OutOfOrder, "Out of order"),
        (TcpFlags.LostSegment, "Segment before it not seen"),
        (TcpFlags.AckLostSegment, "ACK of a segment not seen"),
        (TcpFlags.DuplicateAck, "Duplicate ACK"),
        (TcpFlags.ZeroWindow, "Zero window"),
        (TcpFlags.ZeroWindowProbe, "Zero window probe"),
        (TcpFlags.ZeroWindowProbeAck, "Zero window probe ACK"),
        (TcpFlags.WindowFull, "Window full"),
        (TcpFlags.WindowUpdate, "Window update"),
        (TcpFlags.KeepAlive, "Keep-alive"),
        (TcpFlags.KeepAliveAck, "Keep-alive ACK"),
        (TcpFlags.ReusedPorts, "Ports reused"),
        (TcpFlags.TfoSyn, "Fast Open with data"),
        (TcpFlags.TfoAck, "Fast Open data accepted"),
        (TcpFlags.TfoIgnored, "Fast Open data not accepted"),
    ];

    private const TcpFlags AnyRetransmission = TcpFlags.Retransmission | TcpFlags.FastRetransmission | TcpFlags.SpuriousRetransmission;

    /// <summary>Writes the verdicts, each in brackets with a space behind; nothing when there are none.</summary>
    public static void Write(in SummaryContext context, ref SummaryWriter writer)
    {
        if (context.Resent == ResentVerdict.NetworkDuplicate)
        {
            writer.Text("[Repeated by the network] ");
        }

        bool isRetransmissionSaid = false;
        foreach ((TcpFlags flag, string words) in Rows)
        {
            if ((context.Flags & flag) == 0 || ((flag & AnyRetransmission) != 0 && isRetransmissionSaid))
            {
                continue;
            }

            writer.Put('[');
            writer.Text(words);
            if ((flag & AnyRetransmission) != 0)
            {
                isRetransmissionSaid = true;
                WriteTimeout(in context, ref writer);
            }
            else if (flag == TcpFlags.DuplicateAck)
            {
                WriteDuplicate(in context, ref writer);
            }

            writer.Text("] ");
        }
    }

    private static void WriteTimeout(in SummaryContext context, ref SummaryWriter writer)
    {
        if (context.RefersTo > 0)
        {
            writer.Text(" of ");
            writer.Number(context.RefersTo);
        }

        if (context.RtoNanoseconds > 0)
        {
            writer.Text(", ");
            writer.Milliseconds(context.RtoNanoseconds);
        }
    }

    private static void WriteDuplicate(in SummaryContext context, ref SummaryWriter writer)
    {
        if (context.DuplicateAckNumber > 0)
        {
            writer.Text(" #");
            writer.Number(context.DuplicateAckNumber);
        }

        if (context.RefersTo > 0)
        {
            writer.Text(" of ");
            writer.Number(context.RefersTo);
        }
    }
}

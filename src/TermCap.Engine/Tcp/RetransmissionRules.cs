using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>Which kind of repetition a segment is, if any (tcp-analysis, section 4, E).</summary>
internal static class RetransmissionRules
{
    /// <summary>A fast retransmission follows the other side's last packet by less than this.</summary>
    public const long FastNanoseconds = 20_000_000;

    /// <summary>Duplicate ACKs that make a retransmission a fast one. RFC 5681, section 3.2 says three; the oracle takes two.</summary>
    public const int FastDuplicates = 2;

    public static void Apply(ref Examination x)
    {
        if (x.HasAny(TcpFlags.KeepAlive))
        {
            return;
        }

        bool hasPayload = x.PayloadBytes > 0;
        bool peerHasSent = x.Peer.Has(SideMarks.HasSent);
        if (hasPayload && peerHasSent && x.Peer.LastAck.Value != 0 && x.End.IsAtOrBefore(x.Peer.LastAck))
        {
            x.Flags |= TcpFlags.Retransmission | TcpFlags.SpuriousRetransmission;
            return;
        }

        bool takesNumbers = hasPayload || x.HasAny(SegmentFlags.Syn | SegmentFlags.Fin);
        if (!takesNumbers || !x.Own.HasNext || !x.Start.IsBefore(x.Own.Next) || (x.PayloadBytes > 1 && x.IsOneBelowNext))
        {
            return;
        }

        long since = x.Time - x.Peer.LastTime;
        if (peerHasSent && x.Peer.Duplicates >= FastDuplicates && since < FastNanoseconds && (x.Start == x.Peer.LastAck || IsAskedBySack(x)))
        {
            x.Flags |= TcpFlags.Retransmission | TcpFlags.FastRetransmission;
        }
        else if (peerHasSent && since < x.OutOfOrderNanoseconds && !(x.Own.Has(SideMarks.DataAtNext) && x.Next == x.Own.Next)
            && x.Pool.FindNewestAround(x.Own.Waiting, x.Start, x.End) < 0)
        {
            x.Flags |= TcpFlags.OutOfOrder;
        }
        else
        {
            x.Flags |= TcpFlags.Retransmission;
            MeasureTimeout(ref x);
        }
    }

    /// <summary>The other side's last packet had SACK blocks, and this segment lies in none of them as the oracle reads them.</summary>
    private static bool IsAskedBySack(in Examination x) =>
        x.Peer.Has(SideMarks.Sack) && !x.Sacks.Covers(x.Flow.Stream, !x.IsFromA, x.Start, x.End);

    private static void MeasureTimeout(ref Examination x)
    {
        int slot = x.Pool.FindAtOrAbove(x.Own.Waiting, x.Start);
        long from = slot >= 0 ? x.Pool[slot].Time : x.Own.NextTime;
        if (x.Time != from)
        {
            x.Verdict.RtoNanoseconds = x.Time - from;
            x.Verdict.RefersTo = slot >= 0 ? x.Pool[slot].Number : x.Own.NextNumber;
        }
    }
}

using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>Whether a segment was sent again, by evidence (tcp-analysis, section 9): identity, order of sending, what was seen and acknowledged before; never by time.</summary>
internal static class ResentRules
{
    /// <summary>The payload of a segment where no SYN told: Ethernet's 1500 bytes less IPv4 and TCP headers.</summary>
    private const int UsualSegmentBytes = 1460;

    /// <summary>Two NOPs and the timestamps, on every segment once agreed (RFC 7323, section 3.2).</summary>
    private const int TimestampOptionBytes = 12;

    /// <summary>Judges a segment before the side's memory moves on, then learns from it.</summary>
    public static void Apply(ref Examination x, ref SideEvidence own, in SideEvidence peer)
    {
        int size = SegmentBytes(x, own, peer);
        bool takesNumbers = x.PayloadBytes > 0 || x.HasAny(SegmentFlags.Syn | SegmentFlags.Fin);
        if (takesNumbers)
        {
            if (x.Own.Has(SideMarks.HasSent) && x.Start.IsBefore(x.Own.Next) && !IsTimersProbe(x))
            {
                Judge(ref x, ref own, size);
            }
            else if (x.Own.Has(SideMarks.HasSent) && x.Start.IsAfter(x.Own.Next))
            {
                own.Holes.Open(x.Own.Next, x.Start);
            }

            own.Recent.Add(x.Segment);
        }

        if ((x.Segment.Options & SegmentOptions.MaximumSegmentSize) != 0)
        {
            own.OfferedSegmentSize = x.Segment.MaximumSegmentSize;
        }

        own.Learn(x.Segment, size);
    }

    /// <summary>Keep-alives and window probes repeat a byte that was acknowledged, by timers of their own (RFC 9293, sections 3.8.4 and 3.8.6.1); the kernel does not count them.</summary>
    private static bool IsTimersProbe(in Examination x) =>
        x.HasAny(TcpFlags.ZeroWindowProbe) || (x.HasAny(TcpFlags.KeepAlive) && x.Peer.Has(SideMarks.HasSent) && x.Next.IsAtOrBefore(x.Peer.LastAck));

    private static void Judge(ref Examination x, ref SideEvidence own, int size)
    {
        TcpSequence end = x.Next.IsBefore(x.Own.Next) ? x.Next : x.Own.Next;
        int below = end.BytesAfter(x.Start);
        int unseen = own.Holes.Fill(x.Start, end);
        if (x.Own.Has(SideMarks.HasBase) && x.Start.IsBefore(x.Own.Base.Plus(1)) && !x.Own.Has(SideMarks.SynSeen))
        {
            unseen = below; // Before the capture began: whether these numbers were sent then is not known.
        }

        x.Verdict.Resent = Decide(x, own, size, isSeen: unseen < below);
        if (x.Verdict.Resent is ResentVerdict.Resent or ResentVerdict.Suspected)
        {
            int bytes = Math.Min(Math.Max(below, 1), Math.Max(x.PayloadBytes, 1));
            x.Verdict.ResentSegments = (bytes + size - 1) / size;
        }
    }

    private static ResentVerdict Decide(in Examination x, in SideEvidence own, int size, bool isSeen)
    {
        if (own.IsCopy(x.Segment, size))
        {
            return ResentVerdict.NetworkDuplicate;
        }

        // Captured at the sender nothing is reordered before the capture: numbers seen twice were sent twice.
        if (isSeen && x.Segment.Direction == Direction.Out && !x.Segment.IsForwarded)
        {
            return ResentVerdict.Resent;
        }

        switch (own.OrderOf(x.Segment))
        {
            case SendOrder.Newest or SendOrder.Again:
                return ResentVerdict.Resent;
            case SendOrder.Earlier:
                return ResentVerdict.Late;
            default:
                bool looksSent = isSeen || x.HasAny(TcpFlags.Retransmission);
                return looksSent ? ResentVerdict.Suspected : ResentVerdict.Late;
        }
    }

    /// <summary>How many bytes the sender puts into one segment: the smaller of what both offered, less the timestamps.</summary>
    private static int SegmentBytes(in Examination x, in SideEvidence own, in SideEvidence peer)
    {
        int offered = Smaller(own.OfferedSegmentSize, peer.OfferedSegmentSize);
        int size = offered > 0 ? offered : UsualSegmentBytes;
        return Math.Max(1, size - ((x.Segment.Options & SegmentOptions.Timestamps) != 0 ? TimestampOptionBytes : 0));
    }

    private static int Smaller(int a, int b) => a == 0 ? b : b == 0 ? a : Math.Min(a, b);
}

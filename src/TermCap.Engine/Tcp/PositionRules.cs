using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>Where a segment lies, and what its window says (tcp-analysis, section 4, A to C).</summary>
internal static class PositionRules
{
    public static void Apply(ref Examination x)
    {
        Place(ref x);
        Windows(ref x);
        Repeats(ref x);
    }

    private static void Place(ref Examination x)
    {
        ref readonly TcpSegment segment = ref x.Segment;
        bool peerIsShut = x.Peer.Has(SideMarks.HasSent) && x.Peer.Window == 0;
        if (x.PayloadBytes == 1 && x.IsAtNext && peerIsShut)
        {
            x.Flags |= TcpFlags.ZeroWindowProbe;
        }
        else if (segment.Window == 0 && !x.IsControl)
        {
            x.Flags |= TcpFlags.ZeroWindow;
        }

        if (x.Own.HasNext && x.Start.IsAfter(x.Own.Next) && !x.HasAny(SegmentFlags.Rst))
        {
            x.Flags |= TcpFlags.LostSegment;
        }

        if (x.PayloadBytes <= 1 && x.IsOneBelowNext && !x.IsControl)
        {
            x.Flags |= TcpFlags.KeepAlive;
        }
    }

    private static void Windows(ref Examination x)
    {
        ref readonly TcpSegment segment = ref x.Segment;
        bool isEmpty = x.PayloadBytes == 0;
        x.TookProbe = (x.Peer.LastFlags & TcpFlags.ZeroWindowProbe) != 0 && x.IsAtNext && x.Own.Has(SideMarks.HasSent) && x.Peer.HasNext
            && x.Own.LastAck == x.Peer.Next && x.Acknowledgment == x.Peer.Next.Plus(1);
        if (x.TookProbe)
        {
            x.Peer.Next = x.Acknowledgment;
            x.Peer.Edge = x.Acknowledgment;
            bool isStillShut = isEmpty && segment.Window == 0 && !x.IsControl;
            x.Flags |= isStillShut ? TcpFlags.None : segment.HasSack ? TcpFlags.DuplicateAck : TcpFlags.WindowUpdate;
        }

        if (segment.Window != 0 && segment.Window != x.Own.Window && !segment.HasSack && x.RepeatsAllButWindow)
        {
            x.Flags |= TcpFlags.WindowUpdate;
        }

        if (!isEmpty && !x.IsControl && !x.HasAny(TcpFlags.ZeroWindowProbe) && KnowsPeerScale(x)
            && x.End == x.Peer.LastAck.Plus(x.Peer.CalculatedWindow))
        {
            x.Flags |= TcpFlags.WindowFull;
        }
    }

    /// <summary>Empty, window still 0, and the acknowledgment the same or one more, behind a zero-window probe.</summary>
    private static bool AnswersProbe(in Examination x) =>
        x.Segment.Window == 0 && x.Own.Window == 0 && x.PayloadBytes == 0 && !x.IsControl && x.IsAtNext && x.Own.Has(SideMarks.HasSent)
        && (x.Peer.LastFlags & TcpFlags.ZeroWindowProbe) != 0 && x.Acknowledgment.BytesAfter(x.Own.LastAck) is (0 or 1);

    /// <summary>The peer's scale is known from its SYN, or from our own without an offer: then there is none.</summary>
    private static bool KnowsPeerScale(in Examination x) =>
        x.Peer.Has(SideMarks.OfferKnown) || (x.Own.Has(SideMarks.OfferKnown) && !x.Own.Has(SideMarks.Scales));

    private static void Repeats(ref Examination x)
    {
        ref readonly TcpSegment segment = ref x.Segment;
        bool same = x.RepeatsAllButWindow;
        if (same && segment.Window != 0 && segment.Window == x.Own.Window && (x.Peer.LastFlags & TcpFlags.KeepAlive) != 0)
        {
            x.Flags |= TcpFlags.KeepAliveAck;
        }
        else if (AnswersProbe(x))
        {
            x.Flags |= TcpFlags.ZeroWindowProbeAck;
        }
        else if (same && segment.Window != 0 && (segment.Window == x.Own.Window || segment.HasSack))
        {
            x.Own.Duplicates++;
            x.Flags |= TcpFlags.DuplicateAck;
            x.Verdict.DuplicateAckNumber = x.Own.Duplicates;
            x.Verdict.RefersTo = x.Own.DuplicateOf;
        }

        if (!x.RepeatsAck)
        {
            x.Own.Duplicates = 0;
            x.Own.DuplicateOf = x.Number;
        }

        if (x.TookProbe && x.HasAny(TcpFlags.DuplicateAck))
        {
            // With SACK, the answer that takes a probe's byte counts as the first repetition of itself.
            x.Own.Duplicates = 1;
            x.Verdict.DuplicateAckNumber = 1;
            x.Verdict.RefersTo = x.Number;
        }
    }
}

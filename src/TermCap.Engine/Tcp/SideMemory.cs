using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What a stream learns from a segment: before the checks, and after them (tcp-analysis, sections 1, 3 and 4, G).</summary>
internal static class SideMemory
{
    /// <summary>First numbers, completeness, scale: what the checks of this same segment may use.</summary>
    public static void Before(ref Examination x, bool isFirst)
    {
        bool isSyn = x.HasAny(SegmentFlags.Syn);
        bool isAck = x.HasAny(SegmentFlags.Ack);
        if (!x.Own.Has(SideMarks.HasBase))
        {
            if (isSyn && !isAck)
            {
                x.Flow.Completeness = Completeness.None; // Here the stream opens: a reset that stood before it belonged to another.
                isFirst = true;
            }

            x.Own.Base = isSyn ? x.Start : x.Start.Plus(-1);
            x.Own.Mark(SideMarks.HasBase, on: true);
        }

        if (isAck && !x.Peer.Has(SideMarks.HasBase))
        {
            x.Peer.Base = x.Acknowledgment.Plus(-1);
            x.Peer.Mark(SideMarks.HasBase, on: true);
        }

        if (isSyn)
        {
            TakeSyn(ref x);
        }

        x.Flow.Completeness |= Complete(x.Segment, isFirst);
        x.Verdict.WindowBytes = CalculatedWindow(x);
    }

    /// <summary>What the next segments are compared with.</summary>
    public static void After(ref Examination x)
    {
        if (x.Flow.InitialRtt is Flow.Unknown or 0 && x.Flow.SynTime != Flow.Unknown && x.HasAny(SegmentFlags.Ack) && !x.HasAny(SegmentFlags.Syn))
        {
            x.Flow.InitialRtt = x.Time - x.Flow.SynTime; // Known from the next packet on: this one was still measured by 3 ms. A clock too coarse gives 0, and a later ACK measures again.
        }

        bool isProbe = x.HasAny(TcpFlags.ZeroWindowProbe);
        bool isFin = x.HasAny(SegmentFlags.Fin);
        if (!isProbe)
        {
            MoveNext(ref x);
        }

        if (x.PayloadBytes > 0 || x.HasAny(SegmentFlags.Syn | SegmentFlags.Fin))
        {
            Remember(ref x);
        }

        if (x.Segment.SackCount > 0)
        {
            x.Sacks.Keep(x.Flow.Stream, x.IsFromA, x.Segment, x.Peer.Base);
        }

        MeasureFlight(ref x);
        x.Own.LastAck = x.Acknowledgment;
        x.Own.LastTime = x.Time;
        x.Own.Window = x.Segment.Window;
        x.Own.CalculatedWindow = x.Verdict.WindowBytes;
        x.Own.SackBytes = x.Segment.SackCount > 0 ? x.Segment.SackBytes : 0;
        x.Own.LastFlags = x.Flags;
        x.Own.Mark(SideMarks.Sack, x.Segment.SackCount > 0);
        x.Own.Mark(SideMarks.HasSent, on: true);
        x.Own.Marks |= isFin ? SideMarks.FinSeen : SideMarks.None;
    }

    /// <summary>What a segment shows of its stream's life: a SYN counts when it opens the stream, payload beside the SYN only there, and a FIN only with ACK.</summary>
    public static Completeness Complete(in TcpSegment segment, bool isFirst)
    {
        Completeness seen = (segment.Flags & SegmentFlags.Rst) != 0 ? Completeness.Rst : Completeness.None;
        bool isSyn = (segment.Flags & SegmentFlags.Syn) != 0;
        if ((segment.Flags & SegmentFlags.Ack) == 0)
        {
            seen |= isSyn && isFirst ? Completeness.Syn : Completeness.None;
            return seen | (isSyn && segment.PayloadBytes > 0 ? Completeness.Data : Completeness.None);
        }

        seen |= (segment.Flags & SegmentFlags.Fin) != 0 ? Completeness.Fin : Completeness.None;
        return seen | (isSyn ? Completeness.SynAck : segment.PayloadBytes > 0 ? Completeness.Data : Completeness.Ack);
    }

    private static void TakeSyn(ref Examination x)
    {
        bool scales = (x.Segment.Options & SegmentOptions.WindowScale) != 0;
        x.Own.Mark(SideMarks.SynSeen, on: true);
        x.Own.Marks |= scales || x.Segment.Status != SegmentStatus.EndCut ? SideMarks.OfferKnown : SideMarks.None;
        if (scales)
        {
            x.Own.Mark(SideMarks.Scales, on: true); // A SYN again without the offer takes nothing back.
            x.Own.Scale = Math.Min(x.Segment.WindowScale, (byte)14); // RFC 7323, section 2.3: more than 14 counts as 14.
        }

        if (x.HasAny(SegmentFlags.Ack))
        {
            return;
        }

        x.Flow.SynTime = x.Time;
        if (x.Own.HasEdge)
        {
            x.Own.Next = x.Own.Edge; // A SYN again closes open gaps, and with them what was seen behind.
        }
    }

    private static int CalculatedWindow(in Examination x)
    {
        bool scales = x.Own.Has(SideMarks.Scales) && (x.Peer.Has(SideMarks.Scales) || !x.Peer.Has(SideMarks.OfferKnown));
        return x.Segment.Window << (scales && !x.HasAny(SegmentFlags.Syn) ? x.Own.Scale : 0);
    }

    private static void MoveNext(ref Examination x)
    {
        TcpSequence before = x.Own.Next;
        if (!x.Own.HasNext || x.Next.IsAfter(before))
        {
            bool isEndOfData = x.HasAny(SegmentFlags.Fin) && x.Start == before && x.Own.Has(SideMarks.DataAtNext);
            x.Own.Mark(SideMarks.DataAtNext, x.PayloadBytes > 0 || isEndOfData);
            x.Own.Next = x.Next;
            x.Own.NextTime = x.Time;
            x.Own.NextNumber = x.Number;
        }

        if (!x.Own.HasEdge || x.Start == x.Own.Edge)
        {
            x.Own.Edge = x.Own.Next;
        }
    }

    private static void Remember(ref Examination x)
    {
        bool isRetransmission = x.HasAny(TcpFlags.Retransmission);
        if (isRetransmission)
        {
            int slot = x.Pool.FindNewestAround(x.Own.Waiting, x.Start, x.End);
            if (x.Pool.SaysTheSame(slot, x.Start, x.Next))
            {
                return; // The third and later sendings of one range: a flood of them costs no more than the first.
            }

            if (slot >= 0 && !x.HasAny(TcpFlags.FastRetransmission | TcpFlags.SpuriousRetransmission))
            {
                x.Pool[slot].IsAmbiguous = true;
            }
        }

        WaitingSegment waiting = new() { Number = x.Number, Time = x.Time, Start = x.Start, End = x.Next, IsAmbiguous = isRetransmission };
        x.Pool.Append(ref x.Own.Waiting, waiting);
    }

    private static void MeasureFlight(ref Examination x)
    {
        x.Own.Marks &= x.HasAny(TcpFlags.LostSegment) ? ~SideMarks.InFlightKnown : (SideMarks)ushort.MaxValue;
        x.Peer.Marks |= x.HasAny(SegmentFlags.Ack) ? SideMarks.InFlightKnown : SideMarks.None;
        if (x.PayloadBytes == 0)
        {
            return;
        }

        if (x.Own.Has(SideMarks.InFlightKnown))
        {
            x.Own.PushBytes += x.PayloadBytes;
            if (x.Own.Waiting.First >= 0)
            {
                ShowFlight(ref x);
            }

            x.Own.PushBytes = x.HasAny(SegmentFlags.Psh) ? 0 : x.Own.PushBytes;
        }
    }

    private static void ShowFlight(ref Examination x)
    {
        x.Pool.Range(x.Own.Waiting, x.Own.Base.Value, out uint lowest, out uint highest);
        int control = x.HasAny(SegmentFlags.Syn | SegmentFlags.Fin) ? 1 : 0;
        int inFlight = unchecked((int)(highest - lowest) - control - (x.Peer.Has(SideMarks.Sack) ? x.Peer.SackBytes : 0));
        if (inFlight > 0)
        {
            x.Verdict.InFlightBytes = inFlight;
            x.Verdict.PushBytes = x.Own.PushBytes;
        }
    }
}

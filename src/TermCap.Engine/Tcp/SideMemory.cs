using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What a stream learns from a segment: before the checks, and after them (tcp-analysis, sections 1, 3 and 4, G).</summary>
internal static class SideMemory
{
    /// <summary>First numbers, completeness, initial RTT, scale: what the checks of this same segment may use.</summary>
    public static void Before(ref Examination x, bool isFirst)
    {
        bool isSyn = x.HasAny(SegmentFlags.Syn);
        bool isAck = x.HasAny(SegmentFlags.Ack);
        if (!x.Own.Has(SideMarks.HasBase))
        {
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
        else if (isAck && x.Flow.SynTime != Flow.Unknown && x.Flow.InitialRtt == Flow.Unknown)
        {
            x.Flow.InitialRtt = x.Time - x.Flow.SynTime;
        }

        x.Flow.Completeness |= Complete(x, isFirst);
        x.Verdict.WindowBytes = CalculatedWindow(x);
    }

    /// <summary>What the next segments are compared with.</summary>
    public static void After(ref Examination x)
    {
        bool isProbe = x.HasAny(TcpFlags.ZeroWindowProbe);
        bool isFin = x.HasAny(SegmentFlags.Fin);
        bool isEnd = x.HasAny(SegmentFlags.Fin | SegmentFlags.Rst) && x.Own.Has(SideMarks.HasDataNext);
        if (!x.HasAny(TcpFlags.KeepAlive) && (x.PayloadBytes > 0 || isEnd))
        {
            x.Own.DataNext = x.Own.Has(SideMarks.HasDataNext) ? TcpSequence.Later(x.Own.DataNext, x.Next) : x.Next;
            x.Own.Mark(SideMarks.HasDataNext, on: true);
        }

        if (!isProbe)
        {
            MoveNext(ref x);
        }

        if (x.PayloadBytes > 0 || x.HasAny(SegmentFlags.Syn | SegmentFlags.Fin))
        {
            Remember(ref x);
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

    private static void TakeSyn(ref Examination x)
    {
        bool scales = (x.Segment.Options & SegmentOptions.WindowScale) != 0;
        x.Own.Mark(SideMarks.SynSeen, on: true);
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
        if (x.Own.Has(SideMarks.HasEdge))
        {
            // A SYN again closes open gaps, and with them what was seen behind.
            x.Own.DataNext = x.Own.Next == x.Own.Edge ? x.Own.DataNext : x.Own.Edge;
            x.Own.Next = x.Own.Edge;
        }
    }

    private static Completeness Complete(in Examination x, bool isFirst)
    {
        Completeness seen = Completeness.None;
        bool isSyn = x.HasAny(SegmentFlags.Syn);
        bool isAck = x.HasAny(SegmentFlags.Ack);
        if (isSyn)
        {
            bool opens = !isAck && (isFirst || (x.Own.Has(SideMarks.SynSeen) && x.Peer.Has(SideMarks.SynSeen)));
            seen |= (opens ? Completeness.Syn : Completeness.None) | (isAck ? Completeness.SynAck : Completeness.None);
        }
        else if (isAck)
        {
            seen |= x.PayloadBytes == 0 ? Completeness.Ack : Completeness.None;
        }

        seen |= isAck && x.PayloadBytes > 0 ? Completeness.Data : Completeness.None;
        seen |= x.HasAny(SegmentFlags.Fin) ? Completeness.Fin : Completeness.None;
        return seen | (x.HasAny(SegmentFlags.Rst) ? Completeness.Rst : Completeness.None);
    }

    private static int CalculatedWindow(in Examination x)
    {
        bool scales = x.Own.Has(SideMarks.Scales) && (x.Peer.Has(SideMarks.Scales) || !x.Peer.Has(SideMarks.SynSeen));
        return x.Segment.Window << (scales && !x.HasAny(SegmentFlags.Syn) ? x.Own.Scale : 0);
    }

    private static void MoveNext(ref Examination x)
    {
        TcpSequence before = x.Own.Next;
        if (!x.Own.Has(SideMarks.HasNext) || x.Next.IsAfter(before))
        {
            x.Own.Next = x.Next;
            x.Own.NextTime = x.Time;
            x.Own.NextNumber = x.Number;
            x.Own.Mark(SideMarks.HasNext, on: true);
        }

        if (!x.Own.Has(SideMarks.HasEdge) || x.Start == x.Own.Edge)
        {
            x.Own.Edge = x.Own.Next;
            x.Own.Mark(SideMarks.HasEdge, on: true);
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

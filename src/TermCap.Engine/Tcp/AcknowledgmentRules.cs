using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What a segment acknowledges (tcp-analysis, section 4, D).</summary>
internal static class AcknowledgmentRules
{
    public static void Apply(ref Examination x)
    {
        // The field counts for what waits even without the ACK flag: a RST or SYN with 0 there clears what lies in the half circle before 0.
        TcpSequence number = x.Acknowledgment;
        if (x.HasAny(SegmentFlags.Ack) && x.Peer.HasEdge && number.IsAfter(x.Peer.Edge))
        {
            x.Flags |= TcpFlags.AckLostSegment;
            x.Peer.Edge = x.Pool.Extend(x.Peer.Waiting, number);
        }

        if (x.Peer.Waiting.First < 0)
        {
            return;
        }

        int slot = x.Pool.FindReached(x.Peer.Waiting, number);
        if (slot >= 0)
        {
            ref WaitingSegment reached = ref x.Pool[slot];
            x.Verdict.AcksPacket = reached.Number;
            x.Verdict.AckRttNanoseconds = x.Time - reached.Time;
            x.Flags |= number.IsBefore(reached.End) ? TcpFlags.PartialAck : TcpFlags.None;
            x.Flags |= reached.IsAmbiguous ? TcpFlags.AmbiguousAck : TcpFlags.None;
        }

        x.Pool.Acknowledge(ref x.Peer.Waiting, number);
    }
}

using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>Data in the SYN, and whether it was taken (RFC 7413; tcp-analysis, section 5).</summary>
internal static class FastOpenRules
{
    public static void Apply(ref Examination x)
    {
        if (!x.HasAny(SegmentFlags.Ack))
        {
            if ((x.Segment.Options & SegmentOptions.FastOpen) != 0 && x.PayloadBytes > 0)
            {
                x.Flags |= TcpFlags.TfoSyn;
                x.Own.Mark(SideMarks.FastOpenTried, on: true);
            }

            return;
        }

        if (!x.Peer.Has(SideMarks.HasBase))
        {
            return;
        }

        // As an unsigned number: an acknowledgment below the first number counts as far above it, one of that number itself as none of the data.
        uint taken = unchecked((uint)x.Acknowledgment.BytesAfter(x.Peer.Base));
        if (taken > 1)
        {
            x.Flags |= TcpFlags.TfoAck;
        }
        else if (x.Peer.Has(SideMarks.FastOpenTried))
        {
            x.Flags |= TcpFlags.TfoIgnored;
        }
    }
}

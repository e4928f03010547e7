namespace TermCap.Engine.Tcp;

/// <summary>What one side of a stream has sent so far, and how it fared.</summary>
public struct TcpDirectionCounts
{
    /// <summary>Packets sent.</summary>
    public long Packets;

    /// <summary>Payload bytes sent, repetitions included.</summary>
    public long Bytes;

    /// <summary>The smoothed RTT of its segments, from here to the other side and back (RFC 6298, section 2); -1 before the first sample.</summary>
    public long SmoothedRttNanoseconds;

    /// <summary>The RTT's variation; -1 before the first sample.</summary>
    public long RttVariationNanoseconds;

    /// <summary>The last RTT sample; -1 before the first.</summary>
    public long LastRttNanoseconds;

    /// <summary>Bytes in flight: sent, and not acknowledged; -1 while not known.</summary>
    public int InFlightBytes;

    /// <summary>The window that it advertised last, scaled; -1 before it has sent, and where the handshake was not seen.</summary>
    public int WindowBytes;

    /// <summary>The shift of its window, 0 where either side does not scale; -1 when that was not seen.</summary>
    public int WindowScale;

    internal long ZeroWindowSince;

    // What follows is written on trouble only: it stands last, so that the rest is two cache lines.

    /// <summary>Time for which it advertised a window of 0, up to the conversation's last packet.</summary>
    public long ZeroWindowNanoseconds;

    /// <summary>Segments sent again, as the kernel counts them.</summary>
    public long ResentSegments;

    /// <summary>Segments that look resent without proof.</summary>
    public long SuspectedSegments;

    /// <summary>Verdicts on its packets.</summary>
    public FlagCounts Flags;

    /// <summary>Its retransmissions: what was sent again by proof, or where nothing proves, by the flags.</summary>
    public readonly long Retransmissions => Math.Max(ResentSegments + SuspectedSegments, Flags.Of(TcpFlags.Retransmission));

    /// <summary>Retransmissions for each of its packets, 0 to 1 in the usual case.</summary>
    public readonly double RetransmissionRate => Packets == 0 ? 0 : (double)Retransmissions / Packets;

    internal static TcpDirectionCounts New => new()
    {
        SmoothedRttNanoseconds = -1,
        RttVariationNanoseconds = -1,
        LastRttNanoseconds = -1,
        InFlightBytes = -1,
        WindowBytes = -1,
        WindowScale = -1,
        ZeroWindowSince = Flow.Unknown,
    };

    /// <summary>Takes an RTT sample as RFC 6298, sections 2.2 and 2.3 do: a quarter of the error into the variation, an eighth into the mean.</summary>
    internal void TakeRtt(long nanoseconds)
    {
        if (nanoseconds < 0)
        {
            return; // The capture's times ran back.
        }

        LastRttNanoseconds = nanoseconds;
        if (SmoothedRttNanoseconds < 0)
        {
            SmoothedRttNanoseconds = nanoseconds;
            RttVariationNanoseconds = nanoseconds / 2;
            return;
        }

        long error = nanoseconds - SmoothedRttNanoseconds;
        RttVariationNanoseconds += (Math.Abs(error) - RttVariationNanoseconds) / 4;
        SmoothedRttNanoseconds += error / 8;
    }

    /// <summary>Follows the side's advertised window: the time at 0 runs from the packet that shut it to the one that opened it.</summary>
    internal void TakeWindow(int windowBytes, bool isShut, long time)
    {
        if (ZeroWindowSince != Flow.Unknown)
        {
            ZeroWindowNanoseconds += Math.Max(0, time - ZeroWindowSince);
        }

        ZeroWindowSince = isShut ? time : Flow.Unknown;
        WindowBytes = windowBytes;
    }
}

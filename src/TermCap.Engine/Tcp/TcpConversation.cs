using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>One stream as the conversations view and the report show it: a copy that no longer changes.</summary>
/// <param name="Stream">The stream's number, from 0.</param>
/// <param name="AddressA">The address of side A, which was seen first.</param>
/// <param name="PortA">Its port.</param>
/// <param name="AddressB">The other side's address.</param>
/// <param name="PortB">Its port.</param>
public sealed record TcpConversation(int Stream, IpAddress128 AddressA, ushort PortA, IpAddress128 AddressB, ushort PortB)
{
    /// <summary>How far its life was seen to go.</summary>
    public TcpStreamState State { get; init; }

    /// <summary>What was seen of it.</summary>
    public Completeness Completeness { get; init; }

    /// <summary>What A sent to B.</summary>
    public TcpDirectionCounts AToB { get; init; }

    /// <summary>What B sent to A.</summary>
    public TcpDirectionCounts BToA { get; init; }

    /// <summary>From the SYN to the end of the handshake; null when it was not seen.</summary>
    public long? HandshakeRttNanoseconds { get; init; }

    /// <summary>When its first packet came, in nanoseconds since 1970.</summary>
    public long FirstTimeNanoseconds { get; init; }

    /// <summary>When its last packet came.</summary>
    public long LastTimeNanoseconds { get; init; }

    /// <summary>The smoothed RTT of the direction that crosses the longer part of the path from here; null before any sample.</summary>
    public long? SmoothedRttNanoseconds
    {
        get
        {
            long rtt = Math.Max(AToB.SmoothedRttNanoseconds, BToA.SmoothedRttNanoseconds);
            return rtt < 0 ? null : rtt;
        }
    }

    /// <summary>Packets of both directions.</summary>
    public long Packets => AToB.Packets + BToA.Packets;

    /// <summary>Real retransmissions of both directions: what was sent again by proof, or where nothing proves, by the flags.</summary>
    public long Retransmissions => Math.Max(
        AToB.ResentSegments + BToA.ResentSegments + AToB.SuspectedSegments + BToA.SuspectedSegments,
        AToB.Flags.Of(TcpFlags.Retransmission) + BToA.Flags.Of(TcpFlags.Retransmission));

    /// <summary>Retransmissions for each packet, 0 to 1 in the usual case.</summary>
    public double RetransmissionRate => Packets == 0 ? 0 : (double)Retransmissions / Packets;
}

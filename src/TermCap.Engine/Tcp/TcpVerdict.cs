namespace TermCap.Engine.Tcp;

/// <summary>What the analysis says of one segment. References are in the numbers that the caller hands in with each segment (frames or packets).</summary>
public struct TcpVerdict
{
    /// <summary>The verdicts.</summary>
    public TcpFlags Flags;

    /// <summary>The stream's number, from 0 in order of first appearance; -1 when the packet belongs to none.</summary>
    public int Stream;

    /// <summary>Which duplicate of <see cref="RefersTo"/> it is, from 1; 0 when it is none.</summary>
    public int DuplicateAckNumber;

    /// <summary>The packet that a duplicate ACK repeats, or from which the RTO is measured; -1 when there is none.</summary>
    public long RefersTo;

    /// <summary>Nanoseconds since the segment that <see cref="RefersTo"/> names was sent, for a plain retransmission; 0 when not shown.</summary>
    public long RtoNanoseconds;

    /// <summary>The packet that this one acknowledges; -1 when there is none.</summary>
    public long AcksPacket;

    /// <summary>Nanoseconds from that packet to this one; meaningful with <see cref="AcksPacket"/>.</summary>
    public long AckRttNanoseconds;

    /// <summary>Bytes in flight, this segment included; -1 when not known or not shown.</summary>
    public int InFlightBytes;

    /// <summary>Payload since the last PSH; -1 when not shown.</summary>
    public int PushBytes;

    /// <summary>Where the sender's relative sequence numbers count from: its initial number, or one below the first byte seen.</summary>
    public uint SequenceBase;

    /// <summary>Where relative acknowledgments count from; 0 while the peer's numbers are not known.</summary>
    public uint AcknowledgmentBase;

    /// <summary>The window, scaled as far as the scale is known.</summary>
    public int WindowBytes;

    /// <summary>Payload length in bytes.</summary>
    public int PayloadBytes;

    /// <summary>Our own verdict.</summary>
    public ResentVerdict Resent;

    /// <summary>How many segments the kernel would count for it (a GSO super-segment weighs what it became); 0 when not resent.</summary>
    public int ResentSegments;
}

namespace TermCap.Engine.Tcp;

/// <summary>The verdicts on one TCP segment. Names in text and JSON are tshark's <c>tcp.analysis.</c> names in snake case.</summary>
[Flags]
public enum TcpFlags
{
    /// <summary>Nothing to remark.</summary>
    None = 0,

    /// <summary>Starts below the next expected number and is none of the more special kinds; set too with Fast and Spurious.</summary>
    Retransmission = 1 << 0,

    /// <summary>After two duplicate ACKs, within 20 ms.</summary>
    FastRetransmission = 1 << 1,

    /// <summary>Of data that was acknowledged before.</summary>
    SpuriousRetransmission = 1 << 2,

    /// <summary>Late by less than the initial RTT.</summary>
    OutOfOrder = 1 << 3,

    /// <summary>A gap lies before it.</summary>
    LostSegment = 1 << 4,

    /// <summary>Acknowledges what was not seen.</summary>
    AckLostSegment = 1 << 5,

    /// <summary>The same acknowledgment again.</summary>
    DuplicateAck = 1 << 6,

    /// <summary>The same acknowledgment with another window.</summary>
    WindowUpdate = 1 << 7,

    /// <summary>Fills the receiver's window to the byte.</summary>
    WindowFull = 1 << 8,

    /// <summary>Advertises a window of 0.</summary>
    ZeroWindow = 1 << 9,

    /// <summary>One byte into a closed window.</summary>
    ZeroWindowProbe = 1 << 10,

    /// <summary>The answer to it.</summary>
    ZeroWindowProbeAck = 1 << 11,

    /// <summary>Zero or one byte just below the next expected number.</summary>
    KeepAlive = 1 << 12,

    /// <summary>The answer to it.</summary>
    KeepAliveAck = 1 << 13,

    /// <summary>A new connection on the ports of an old one.</summary>
    ReusedPorts = 1 << 14,

    /// <summary>Acknowledges a part of a segment.</summary>
    PartialAck = 1 << 15,

    /// <summary>Acknowledges a segment that was sent more than once.</summary>
    AmbiguousAck = 1 << 16,

    /// <summary>SYN with a Fast Open cookie and data.</summary>
    TfoSyn = 1 << 17,

    /// <summary>SYN-ACK that acknowledges the data of the SYN.</summary>
    TfoAck = 1 << 18,

    /// <summary>SYN-ACK that acknowledges the SYN alone after such a SYN.</summary>
    TfoIgnored = 1 << 19,
}

using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What analysis needs of one TCP segment, read once from its frame and analysed as often as wanted. Plain data: it may wait in a queue after its frame is gone.</summary>
public struct TcpSegment
{
    /// <summary>The sender's address.</summary>
    public IpAddress128 Source;

    /// <summary>The receiver's address.</summary>
    public IpAddress128 Destination;

    /// <summary>The sender's port.</summary>
    public ushort SourcePort;

    /// <summary>The receiver's port.</summary>
    public ushort DestinationPort;

    /// <summary>The sequence number.</summary>
    public TcpSequence Sequence;

    /// <summary>The acknowledgment field as it stands, with or without the ACK flag.</summary>
    public TcpSequence Acknowledgment;

    /// <summary>Payload on the wire, from the IP length.</summary>
    public int PayloadBytes;

    /// <summary>The header's flags.</summary>
    public SegmentFlags Flags;

    /// <summary>The window field, not scaled.</summary>
    public ushort Window;

    /// <summary>How much of the header can be trusted.</summary>
    public SegmentStatus Status;

    /// <summary>The witness's direction at the capturing host; the caller sets it.</summary>
    public Direction Direction;

    /// <summary>It came in at another device of this host before it went out: another host's, or a container's. The caller sets it.</summary>
    public bool IsForwarded;

    /// <summary>The options that are there.</summary>
    public SegmentOptions Options;

    /// <summary>The shift that a SYN offers, as it stands (RFC 7323, section 2.2).</summary>
    public byte WindowScale;

    /// <summary>The MSS that a SYN offers.</summary>
    public ushort MaximumSegmentSize;

    /// <summary>IPv4 identification; meaningful with <see cref="HasIdentification"/>.</summary>
    public ushort Identification;

    /// <summary>Whether the packet is IPv4 and so has an identification.</summary>
    public bool HasIdentification;

    /// <summary>TTL or hop limit.</summary>
    public byte TimeToLive;

    /// <summary>Blocks in <see cref="Sack"/>.</summary>
    public byte SackCount;

    /// <summary>Whether it has SACK blocks, captured or cut off.</summary>
    public readonly bool HasSack => SackCount > 0 || (Options & SegmentOptions.CutSack) != 0;

    /// <summary>The bytes that the SACK blocks name, added up.</summary>
    public int SackBytes;

    /// <summary>The sender's timestamp (RFC 7323, section 3); meaningful with <see cref="SegmentOptions.Timestamps"/>.</summary>
    public uint TimestampValue;

    /// <summary>The timestamp that is echoed.</summary>
    public uint TimestampEcho;

    /// <summary>What <see cref="TcpAnalyser.HashOf"/> said of the endpoints; 0 where it was not asked: then the analysis makes it.</summary>
    public uint EndpointsHash;

    /// <summary>The SACK blocks.</summary>
    public SackBlocks Sack;

    /// <summary>Reads the TCP that the locator found.</summary>
    /// <param name="captured">The captured bytes of the frame.</param>
    /// <param name="located">What <see cref="FrameLocator.Locate"/> said of the same bytes.</param>
    /// <param name="segment">The segment; its direction is the frame's.</param>
    /// <returns>False when there is no TCP to analyse.</returns>
    public static bool TryRead(ReadOnlySpan<byte> captured, in LocatedFrame located, out TcpSegment segment) =>
        TcpSegmentReader.TryRead(captured, located, out segment);

    /// <summary>Reads the TCP header that an ICMP error quotes (RFC 792; RFC 4443, section 3), for <see cref="TcpAnalyser.AssignStream"/>.</summary>
    /// <param name="captured">The captured bytes of the frame.</param>
    /// <param name="located">What <see cref="FrameLocator.Locate"/> said of the same bytes.</param>
    /// <param name="segment">Addresses and ports, as in the quoted packet.</param>
    /// <returns>False when the frame is no ICMP error, or quotes something else.</returns>
    public static bool TryReadQuoted(ReadOnlySpan<byte> captured, in LocatedFrame located, out TcpSegment segment) =>
        TcpSegmentReader.TryReadQuoted(captured, located, out segment);
}

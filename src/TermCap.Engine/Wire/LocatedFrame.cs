using TermCap.Engine.Frames;

namespace TermCap.Engine.Wire;

/// <summary>Where the headers of one frame lie: the answer of one pass over its captured bytes. Offsets count from the first captured byte; -1 is absent.</summary>
/// <remarks>
/// Lengths are what was on the wire (stated by IP, bounded by the frame's original length), so an offset plus a length may lie past the captured bytes.
/// Filled by the locator, then only read. The outer packet is what pairing compares; the innermost readable TCP is what is analysed.
/// </remarks>
public struct LocatedFrame
{
    /// <summary>Whole, or why locating ended at <see cref="StoppedAt"/>.</summary>
    public HeaderStatus Status;

    /// <summary>The layer at which locating ended.</summary>
    public Layer StoppedAt;

    /// <summary>The direction that the link header states (SLL, SLL2) or the file does.</summary>
    public Direction Direction;

    /// <summary>The packet type of a cooked header.</summary>
    public CookedPacketType PacketType;

    /// <summary>The kernel's interface index of an SLL2 header; 0 where the link header has none.</summary>
    public uint InterfaceIndex;

    /// <summary>Where the source MAC address stands (6 bytes); -1 without one.</summary>
    public int SourceMacOffset;

    /// <summary>Where the destination MAC address stands (Ethernet only); -1 without one.</summary>
    public int DestinationMacOffset;

    /// <summary>How many VLAN tags stand in the captured bytes (the half tag of QinQ in SLL2 counts).</summary>
    public byte VlanTags;

    /// <summary>The outermost tag control information; 0 without a tag. In the half tag of QinQ in SLL2, the inner tag's.</summary>
    public ushort VlanTci;

    /// <summary>
    /// Whether a half tag was found (QinQ in SLL2: protocol says IP, the data begin with the inner TCI and the real EtherType). Another tool sees rubbish here:
    /// for the apparent analysis such a frame has no TCP.
    /// </summary>
    public bool HasHalfTag;

    /// <summary>The EtherType of the network layer, tags skipped; below 0x0600 an 802.3 length (LLC follows), 0 when unknown.</summary>
    public ushort EtherType;

    /// <summary>Where the network layer starts; -1 when the link header was not whole.</summary>
    public int NetworkOffset;

    /// <summary>How long the network layer was on the wire: IP's own length (bounded by the original length; padding left out), else all the rest.</summary>
    public int NetworkLengthBytes;

    /// <summary>4, 6, or 0 for anything else or a header that is not whole.</summary>
    public byte IpVersion;

    /// <summary>The IP protocol above the outer IP header and its extension headers; 0 when not known.</summary>
    public byte Protocol;

    /// <summary>Whether the outer packet is an IP fragment (offset not 0, or more fragments follow).</summary>
    public bool IsFragment;

    /// <summary>Whether more fragments follow.</summary>
    public bool MoreFragments;

    /// <summary>The fragment's offset in bytes.</summary>
    public int FragmentOffsetBytes;

    /// <summary>IPv4 identification, or the 32-bit identification of an IPv6 fragment header; 0 without.</summary>
    public uint Identification;

    /// <summary>Where the outer transport header starts; -1 when there is none here (later fragment, cut, unknown).</summary>
    public int TransportOffset;

    /// <summary>How long the outer transport layer was on the wire, header included.</summary>
    public int TransportLengthBytes;

    /// <summary>The outer packet's source port (TCP, UDP, SCTP); 0 without.</summary>
    public ushort SourcePort;

    /// <summary>The outer packet's destination port (TCP, UDP, SCTP); 0 without.</summary>
    public ushort DestinationPort;

    /// <summary>The first tunnel that was entered or that hides what is inside; None without.</summary>
    public TunnelKind Tunnel;

    /// <summary>Where the IP header that carries the analysed TCP starts: the outer one, or the innermost readable one; -1 when there is no TCP to analyse.</summary>
    public int TcpIpOffset;

    /// <summary>Where the analysed TCP header starts; -1 when there is none (also for fragments: a reassembler above decides).</summary>
    public int TcpOffset;

    /// <summary>How long the analysed TCP segment was on the wire, header included.</summary>
    public int TcpLengthBytes;
}

using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Store;

/// <summary>What the store keeps of one packet; its texts are made on demand from the witness's bytes.</summary>
public struct PacketRow
{
    /// <summary>The witness's time (the first copy's until the witness is known), nanoseconds since 1970.</summary>
    public long TimeNanoseconds;

    /// <summary>The global number of the first frame.</summary>
    public long FirstFrame;

    /// <summary>The global number of the last frame so far.</summary>
    public long LastFrame;

    /// <summary>The global number of the witness; 0 until it is decided.</summary>
    public long Witness;

    /// <summary>The packet that the verdict refers to; 0 when there is none.</summary>
    public long RefersTo;

    /// <summary>Nanoseconds of a retransmission's timeout; 0 when not shown.</summary>
    public long RtoNanoseconds;

    /// <summary>Nanoseconds from the acknowledged segment to this packet; 0 when it acknowledges none.</summary>
    public long AckRttNanoseconds;

    /// <summary>The packet that it is linked with (before and after NAT, inner and outer); 0 when there is none.</summary>
    public long LinkedPacket;

    /// <summary>The source address: IPv6, or IPv4 in the low 32 bits of <see cref="SourceLow"/>, or a MAC address there.</summary>
    public ulong SourceHigh;

    /// <summary>See <see cref="SourceHigh"/>.</summary>
    public ulong SourceLow;

    /// <summary>The destination address, in the same form.</summary>
    public ulong DestinationHigh;

    /// <summary>See <see cref="DestinationHigh"/>.</summary>
    public ulong DestinationLow;

    /// <summary>The verdicts on the packet.</summary>
    public TcpFlags Flags;

    /// <summary>The stream's number; -1 when it belongs to none.</summary>
    public int Stream;

    /// <summary>Which duplicate ACK it is; 0 when it is none.</summary>
    public int DuplicateAckNumber;

    /// <summary>The witness's wire length without a cooked header, in bytes.</summary>
    public int LengthBytes;

    /// <summary>TCP payload in bytes; 0 for others.</summary>
    public int PayloadBytes;

    /// <summary>The analysed TCP's sequence number; 0 for others.</summary>
    public uint Sequence;

    /// <summary>The analysed TCP's acknowledgment; 0 for others.</summary>
    public uint Acknowledgment;

    /// <summary>Where the sender's relative sequence numbers count from; meaningful where <see cref="Stream"/> is not -1.</summary>
    public uint SequenceBase;

    /// <summary>Where relative acknowledgments count from; meaningful where <see cref="Stream"/> is not -1.</summary>
    public uint AcknowledgmentBase;

    /// <summary>The window, scaled as far as the scale is known.</summary>
    public int WindowBytes;

    /// <summary>Nanoseconds from the first copy to the last one, at most 2.1 s (bounded by the pairing window).</summary>
    public int SpanNanoseconds;

    /// <summary>Copies that are no slices.</summary>
    public int Copies;

    /// <summary>Slices.</summary>
    public int Slices;

    /// <summary>Segments that the kernel counts as resent.</summary>
    public ushort ResentSegments;

    /// <summary>Source port of the analysed or outer packet; 0 without.</summary>
    public ushort SourcePort;

    /// <summary>Destination port of the analysed or outer packet; 0 without.</summary>
    public ushort DestinationPort;

    /// <summary>The EtherType of the network layer.</summary>
    public ushort EtherType;

    /// <summary>The VLAN ID: of the tag in the frame or of the device; 0 without.</summary>
    public ushort VlanId;

    /// <summary>The TCP header's flags.</summary>
    public SegmentFlags SegmentFlags;

    /// <summary>Notes of pairing.</summary>
    public PacketNotes Notes;

    /// <summary>4, 6, or 0 for what is not IP.</summary>
    public byte IpVersion;

    /// <summary>The IP protocol: the innermost readable TCP's, else the outer one.</summary>
    public byte Protocol;

    /// <summary>Our own verdict.</summary>
    public ResentVerdict Resent;

    /// <summary>How it was paired.</summary>
    public PairingMethod Method;

    /// <summary>Whether the stack took it.</summary>
    public DeliveryState Delivered;

    /// <summary>How it is linked with <see cref="LinkedPacket"/>.</summary>
    public PacketLinkKind LinkKind;

    /// <summary>The first copy's direction.</summary>
    public Direction Direction;

    /// <summary>How far it has come through the pipeline.</summary>
    public PacketStates States;

    /// <summary>Whether the slices at the witness's interface stand for the packet together (rule 7).</summary>
    public bool SlicesAreWitnesses;

    /// <summary>What a naive reading says of any of its copies.</summary>
    public TcpFlags Apparent;

    /// <summary>Verdicts that only the copies cause: a naive reading has them, the packet does not.</summary>
    public readonly TcpFlags Phantom => Apparent & ~Flags;
}

namespace TermCap.Engine.Pairing;

/// <summary>
/// The frames that pairing holds to be one packet, while the pairing window has them: 128 bytes, what a search reads in the first half. A slot of <see cref="GroupTable"/>; links are slot numbers, -1 is none.
/// </summary>
/// <remarks>What only some groups need stands beside it by the same slot: deadlines in <see cref="TimerList"/>, slices in <see cref="SlicePart"/>.</remarks>
internal struct Group
{
    /// <summary>The content's hash: with <see cref="Shape"/> the lane that the group stands in.</summary>
    public ulong Hash;

    /// <summary>The packet's number; 0 in a free slot.</summary>
    public long Packet;

    /// <summary>Time stamp of the newest copy.</summary>
    public long LastTime;

    /// <summary>Time stamp of the copy at the bond or team master; of the first copy before that.</summary>
    public long MasterTime;

    // Bytes of the first copy, in the ring; the offset is -1 while it has none.
    public int BytesOffset;
    public int BytesLength;
    public ContentLayout Layout;

    /// <summary>The next group of the lane, first in first out. In a free slot, the next free one.</summary>
    public int LaneNext;

    /// <summary>The walk so far, a number of <see cref="WalkShapes"/>.</summary>
    public short Shape;

    public ushort Copies;

    /// <summary>The flow's hash (addresses, protocol, ports); 0 where there is none.</summary>
    public ulong Flow;

    /// <summary>Time stamp of the first copy, as captured.</summary>
    public long FirstTime;

    /// <summary>When the timer began, on pairing's clock.</summary>
    public long TimerStart;

    /// <summary>The frame that stands for the packet as things are.</summary>
    public long Witness;

    /// <summary>What a sender never sends twice; 0 without such.</summary>
    public ulong OnceKey;

    // The source address in the low 48 bits, the VLAN tag's control information above.
    private ulong _macAndTci;

    public int LengthBytes;
    public int Slices;

    // Of a lane's head, the lane's last group; of the others, the one before.
    public int LaneLink;

    public GroupFlags Flags;
    public PacketNotes Notes;
    public byte VlanTags;

    private const int MacBits = 48;

    public readonly ulong SourceMac => _macAndTci & ((1ul << MacBits) - 1);

    public readonly ushort VlanTci => (ushort)(_macAndTci >> MacBits);

    public readonly bool Has(GroupFlags flag) => (Flags & flag) != 0;

    public void SetLink(ulong sourceMac, ushort vlanTci) => _macAndTci = sourceMac | ((ulong)vlanTci << MacBits);
}

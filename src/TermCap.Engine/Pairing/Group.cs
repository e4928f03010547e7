namespace TermCap.Engine.Pairing;

/// <summary>The frames that pairing holds to be one packet, while the pairing window has them. A slot of <see cref="GroupTable"/>; links are slot numbers, -1 is none.</summary>
internal struct Group
{
    /// <summary>The content's hash: with <see cref="Shape"/> the lane that the group stands in.</summary>
    public ulong Hash;

    /// <summary>The walk so far.</summary>
    public int Shape;

    // The lanes of one bucket form a chain through their heads.
    public int BucketNext;
    public int BucketPrevious;

    // The groups of one lane, first in first out; only a head's LaneTail counts.
    public int LaneNext;
    public int LanePrevious;
    public int LaneTail;
    public bool IsLaneHead;

    /// <summary>Which list of deadlines it is in.</summary>
    public WalkWait Timer;
    public int TimerNext;
    public int TimerPrevious;

    /// <summary>When the timer began, on pairing's clock.</summary>
    public long TimerStart;

    // Bytes of the first copy, in the ring.
    public int BytesOffset;
    public int BytesLength;
    public int BytesNext;
    public int BytesPrevious;
    public ContentLayout Layout;

    /// <summary>The packet's number; 0 in a free slot.</summary>
    public long Packet;

    /// <summary>Time stamp of the first copy, as captured.</summary>
    public long FirstTime;

    /// <summary>Time stamp of the newest copy.</summary>
    public long LastTime;

    /// <summary>Time stamp of the copy at the bond or team master; of the first copy before that.</summary>
    public long MasterTime;

    /// <summary>The frame that stands for the packet as things are.</summary>
    public long Witness;

    /// <summary>The flow's hash (addresses, protocol, ports); 0 where there is none.</summary>
    public ulong Flow;

    // Sent segments that may come in slices below: the chain of the flow's bucket, the payload and what was taken of it.
    public int FlowNext;
    public int FlowPrevious;
    public bool IsInFlow;
    public int Cover;
    public int PayloadOffset;
    public int PayloadLength;
    public uint Sequence;

    /// <summary>What a sender never sends twice; 0 without such.</summary>
    public ulong OnceKey;

    /// <summary>The interface key of the first copy.</summary>
    public uint Interface;

    public ulong SourceMac;
    public int LengthBytes;
    public ushort VlanTci;
    public byte VlanTags;

    public int Copies;
    public int Slices;

    /// <summary>At a slave: the group received there before this one, while that waits for this one's fate.</summary>
    public int BeforeGroup;
    public long BeforePacket;

    public PacketNotes Notes;
    public GroupFlags Flags;
}

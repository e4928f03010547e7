using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>What analysis remembers of one side of a stream (tcp-analysis, section 3).</summary>
internal struct FlowSide
{
    /// <summary>The first sequence number.</summary>
    public TcpSequence Base;

    /// <summary>The next expected sequence number: the highest end of all packets but zero-window probes.</summary>
    public TcpSequence Next;

    /// <summary>The highest number that the other side may acknowledge without remark.</summary>
    public TcpSequence Edge;

    /// <summary>The acknowledgment field of the last packet.</summary>
    public TcpSequence LastAck;

    /// <summary>The last packet's window, scaled as far as known then; -1 before the first.</summary>
    public int CalculatedWindow;

    public SideMarks Marks;

    /// <summary>The last packet's window field.</summary>
    public ushort Window;

    /// <summary>The shift that the SYN offered.</summary>
    public byte Scale;

    public int SackBytes;

    /// <summary>Payload since the last PSH.</summary>
    public int PushBytes;

    /// <summary>The flags of the last packet.</summary>
    public TcpFlags LastFlags;

    /// <summary>Duplicates so far of the packet <see cref="DuplicateOf"/>.</summary>
    public int Duplicates;

    public long DuplicateOf;

    /// <summary>When the last packet came.</summary>
    public long LastTime;

    /// <summary>When <see cref="Next"/> moved last.</summary>
    public long NextTime;

    /// <summary>The packet that moved it.</summary>
    public long NextNumber;

    public WaitingList Waiting;

    /// <summary>Whether the next expected number is known. The oracle keeps it, and the edge, as plain numbers in which 0 stands for unknown, on a real 0 too.</summary>
    public readonly bool HasNext => Next.Value != 0;

    public readonly bool HasEdge => Edge.Value != 0;

    public readonly bool Has(SideMarks mark) => (Marks & mark) != 0;

    public void Mark(SideMarks mark, bool on) => Marks = on ? Marks | mark : Marks & ~mark;
}

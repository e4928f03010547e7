using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>A segment that was seen and not yet acknowledged.</summary>
internal struct WaitingSegment
{
    public long Number;
    public long Time;

    /// <summary>Its first byte; moves up when a part is acknowledged.</summary>
    public TcpSequence Start;

    /// <summary>The number behind its last byte, SYN and FIN counted.</summary>
    public TcpSequence End;

    /// <summary>The next later arrival of the same side; -1 at the end. In a free slot, the next free one.</summary>
    public int Next;

    /// <summary>Whether it was sent again, or is itself a retransmission: an acknowledgment of it is ambiguous.</summary>
    public bool IsAmbiguous;
}

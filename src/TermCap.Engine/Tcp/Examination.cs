using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>One segment on its way through the checks: itself, its stream, the state before it, and what was found so far.</summary>
internal ref struct Examination
{
    public ref Flow Flow;

    /// <summary>The sender's side.</summary>
    public ref FlowSide Own;

    /// <summary>The other side.</summary>
    public ref FlowSide Peer;

    public ref readonly TcpSegment Segment;
    public ref TcpVerdict Verdict;
    public WaitingPool Pool;
    public SackMemory Sacks;

    /// <summary>The sender is side A of the stream.</summary>
    public bool IsFromA;
    public long Number;
    public long Time;

    public TcpSequence Start;

    /// <summary>Behind the payload.</summary>
    public TcpSequence End;

    /// <summary>Behind payload, SYN and FIN.</summary>
    public TcpSequence Next;

    public TcpSequence Acknowledgment;
    public int PayloadBytes;
    public TcpFlags Flags;

    /// <summary>The segment has SYN, FIN or RST.</summary>
    public bool IsControl;

    /// <summary>It took the byte of a zero-window probe.</summary>
    public bool TookProbe;

    /// <summary>The initial RTT, or 3 ms where it is not known: less since the peer's last packet is reordering. Where the clock ran back during the handshake, everything is less.</summary>
    public readonly long OutOfOrderNanoseconds => Flow.InitialRtt == Flow.Unknown ? 3_000_000 : Flow.InitialRtt < 0 ? long.MaxValue : Flow.InitialRtt;

    public readonly bool HasAny(SegmentFlags flags) => (Segment.Flags & flags) != 0;

    public readonly bool HasAny(TcpFlags flags) => (Flags & flags) != 0;

    /// <summary>It starts at its side's next expected number.</summary>
    public readonly bool IsAtNext => Start == Own.Next;

    /// <summary>It starts exactly one below.</summary>
    public readonly bool IsOneBelowNext => Start == Own.Next.Plus(-1);

    /// <summary>It repeats the acknowledgment of its side's last packet.</summary>
    public readonly bool RepeatsAck => Acknowledgment == Own.LastAck;

    /// <summary>Empty, at the next expected number, with the same acknowledgment, and no SYN, FIN or RST.</summary>
    public readonly bool RepeatsAllButWindow => PayloadBytes == 0 && !IsControl && IsAtNext && RepeatsAck;
}

namespace TermCap.Engine.Wire;

/// <summary>A position in sequence space, which wraps at 2^32 (RFC 9293, section 3.4). No &lt; operator: a circle has no order.</summary>
/// <param name="Value">The number as it stands in the header.</param>
public readonly record struct TcpSequence(uint Value)
{
    /// <summary>Bytes from <paramref name="other"/> to here, the shorter way round; negative when this lies before it.</summary>
    public int BytesAfter(TcpSequence other) => unchecked((int)(Value - other.Value));

    /// <summary>Whether this lies behind another. Two positions exactly half the circle apart lie both before and behind each other, as the oracle takes them.</summary>
    public bool IsAfter(TcpSequence other) => other.BytesAfter(this) < 0;

    public bool IsBefore(TcpSequence other) => BytesAfter(other) < 0;

    public bool IsAtOrAfter(TcpSequence other) => other.BytesAfter(this) <= 0;

    public bool IsAtOrBefore(TcpSequence other) => BytesAfter(other) <= 0;

    public TcpSequence Plus(int bytes) => new(unchecked(Value + (uint)bytes));

    /// <summary>The later of two positions.</summary>
    public static TcpSequence Later(TcpSequence a, TcpSequence b) => a.IsAfter(b) ? a : b;
}

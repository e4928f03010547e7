using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>One segment of a trace; numbers are relative to each side's first one.</summary>
/// <param name="Text">The line without its verdicts.</param>
/// <param name="TimeNanoseconds">Since the trace's begin.</param>
/// <param name="IsFromClient">Whether it stands behind <c>&gt;</c>.</param>
/// <param name="Flags">The header's flags.</param>
/// <param name="Sequence">The first byte.</param>
/// <param name="PayloadBytes">How many bytes.</param>
internal sealed record TraceLine(string Text, long TimeNanoseconds, bool IsFromClient, SegmentFlags Flags, long Sequence, int PayloadBytes)
{
    /// <summary>The acknowledgment; null without the ACK flag.</summary>
    public long? Acknowledgment { get; init; }

    public ushort Window { get; init; } = 1000;

    /// <summary>The shift that a SYN offers; null without.</summary>
    public byte? WindowScale { get; init; }

    /// <summary>SACK blocks, in the numbers of the other side.</summary>
    public IReadOnlyList<(long Left, long Right)> Sack { get; init; } = [];

    /// <summary>What must be said of it; empty: nothing.</summary>
    public string Expected { get; init; } = string.Empty;
}

namespace TermCap.Screen.Sources;

/// <summary>What the host's kernel itself has counted for TCP, read about once a second.</summary>
/// <param name="Number">Grows with each reading; starts again with the counters.</param>
/// <param name="Figures">The counters; the first is what was sent again (RFC 4022, tcpRetransSegs).</param>
public sealed record KernelReading(long Number, IReadOnlyList<KernelFigure> Figures);

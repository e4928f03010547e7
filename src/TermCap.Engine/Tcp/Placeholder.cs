// Holds the place of the analysis in the build until it lands, minutes from now: whoever brings TcpSegment, TcpAnalyser, TcpAnalyserOptions, TcpTotals, TcpConversation deletes this file.
#pragma warning disable
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;
namespace TermCap.Engine.Tcp;
public struct TcpSegment { public ushort SourcePort, DestinationPort; public SegmentFlags Flags; public int PayloadBytes; public TcpSequence Sequence, Acknowledgment; public int Window; public Direction Direction;
 public static bool TryRead(ReadOnlySpan<byte> c, in LocatedFrame l, out TcpSegment s) { s = default; return l.TcpOffset >= 0; } }
public sealed record TcpAnalyserOptions;
public sealed record TcpTotals { public TcpTotals Snapshot() => this with { }; }
public sealed record TcpConversation;
public sealed class TcpAnalyser(TcpAnalyserOptions o) { public TcpAnalyserOptions O => o; public TcpTotals Totals { get; } = new(); public void Analyse(in TcpSegment s, long n, long t, out TcpVerdict v) { v = default; } public void ResetTotals() { } public IReadOnlyList<TcpConversation> MostTroubled(int n) => []; }

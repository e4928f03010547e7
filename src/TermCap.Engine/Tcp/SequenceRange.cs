using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>A run of sequence numbers.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct SequenceRange(TcpSequence Start, TcpSequence End);

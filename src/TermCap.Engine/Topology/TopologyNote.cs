using TermCap.Engine.Frames;

namespace TermCap.Engine.Topology;

/// <summary>Something that happened to the host's devices and moves none of them: a cable pulled at the switch.</summary>
/// <param name="Time">When.</param>
/// <param name="Sentence">What, in words.</param>
public sealed record TopologyNote(Timestamp Time, string Sentence);

using TermCap.Engine.Frames;

namespace TermCap.Engine.Topology;

/// <summary>From a moment on the host's devices stand like this.</summary>
/// <param name="Time">When it began.</param>
/// <param name="Topology">All devices, not only what changed.</param>
/// <param name="Sentence">What happened, for the event list: <c>bond1: eth3 is active</c>.</param>
public sealed record TopologyChange(Timestamp Time, HostTopology Topology, string Sentence);

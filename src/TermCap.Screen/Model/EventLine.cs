using TermCap.Engine.Frames;

namespace TermCap.Screen.Model;

/// <summary>Something that happened to the host or to the capture: failover, link change, drops, eviction.</summary>
/// <param name="Time">When.</param>
/// <param name="BeforePacket">The number of the packet that it stands before; one past the last when nothing came after it yet.</param>
/// <param name="Text">One line, without the time.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record EventLine(Timestamp Time, long BeforePacket, string Text, Severity Severity);

using TermCap.Engine.Topology;

namespace TermCap.Engine.Pipeline;

/// <summary>One interface in a snapshot.</summary>
/// <param name="Key">The kernel's index, or a key of a source without one (<see cref="InterfaceTable.FirstSourceKey"/> and up); 0 is unknown.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Role">Its place now.</param>
/// <param name="FramesIn">Frames received, or of unknown direction.</param>
/// <param name="FramesOut">Frames sent.</param>
/// <param name="Bytes">Bytes of both, as on the wire.</param>
/// <param name="Dropped">Frames that the device itself dropped meanwhile, as far as known.</param>
public sealed record InterfaceRow(uint Key, string Name, InterfaceKind Kind, InterfaceRole Role, long FramesIn, long FramesOut, long Bytes, ulong Dropped);

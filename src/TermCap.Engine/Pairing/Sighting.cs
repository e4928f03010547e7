using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>One frame as learning sees it.</summary>
internal readonly record struct Sighting(uint Interface, Direction Direction, long Time, long Number, ulong Mac, byte HopLimit, ulong Hash, bool IsUnique);

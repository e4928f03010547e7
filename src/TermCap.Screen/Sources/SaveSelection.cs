namespace TermCap.Screen.Sources;

/// <summary>Which packets a save takes, as of the moment when it was asked for. All conditions hold together.</summary>
/// <param name="FirstPacket">The first number.</param>
/// <param name="LastPacket">The last number.</param>
/// <param name="Filter">A display filter that they must fit; empty for none.</param>
/// <param name="Marked">The marked ones, when only these are wanted; null otherwise. A copy: no other thread changes it.</param>
/// <param name="Stream">The stream that they belong to; negative for any.</param>
public sealed record SaveSelection(long FirstPacket, long LastPacket, string Filter, IReadOnlySet<long>? Marked, int Stream);

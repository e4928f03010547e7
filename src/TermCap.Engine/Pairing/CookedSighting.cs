namespace TermCap.Engine.Pairing;

/// <summary>One frame without an interface as learning sees it.</summary>
/// <param name="Symbol">Its <see cref="CookedClass"/> symbol, the own address left out until all were seen.</param>
/// <param name="Kind">How well its bytes name its packet.</param>
/// <param name="Time">Nanoseconds since 1970.</param>
/// <param name="Number">The frame's place in the capture.</param>
/// <param name="Mac">The source address.</param>
/// <param name="HopLimit">TTL or hop limit; 0 without.</param>
/// <param name="Hash">The content's hash.</param>
internal readonly record struct CookedSighting(int Symbol, CookedKind Kind, long Time, long Number, ulong Mac, byte HopLimit, ulong Hash)
{
    public bool IsSent => CookedClass.IsSent(Symbol);
}

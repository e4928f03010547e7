namespace TermCap.Engine.Filters;

/// <summary>The bounds of a filtered view.</summary>
public sealed record FilteredPacketsOptions
{
    /// <summary>The most matching packets that are remembered: 16 Mi, eight bytes each.</summary>
    public long MatchesMax { get; init; } = 16L << 20;

    /// <summary>The most packets that are asked again later, because a copy or a verdict may still come: twice what the pairing window holds.</summary>
    public int PendingMax { get; init; } = 2 * 65_536;

    /// <summary>Numbers in one chunk of the list; small in tests.</summary>
    public int ChunkNumbers { get; init; } = 4096;
}

namespace TermCap.Engine.Store;

/// <summary>The store's bounds.</summary>
/// <param name="MemoryBytes">Rows and bytes together stay below this (plus one chunk of each kind).</param>
public sealed record StoreOptions(long MemoryBytes)
{
    /// <summary>Frame rows in one chunk, a power of two; smaller in tests.</summary>
    public int FrameChunkRows { get; init; } = 2048;

    /// <summary>Packet rows in one chunk, a power of two; smaller in tests.</summary>
    public int PacketChunkRows { get; init; } = 1024;

    /// <summary>What rows and bytes may take for themselves, where that is less than the bound that they share with others.</summary>
    public long HeldBytesMax { get; init; } = long.MaxValue;

    /// <summary>Which frames' bytes are kept.</summary>
    public KeptBytes Bytes { get; init; }
}

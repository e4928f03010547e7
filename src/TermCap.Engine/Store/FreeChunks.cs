namespace TermCap.Engine.Store;

/// <summary>Chunks that were given up and are used again, so that a full store allocates nothing.</summary>
/// <remarks>
/// Bound: <see cref="CountMax"/>; more are left to the collector. A table that shrinks for good (conversations need the memory, or frames became larger) must not keep what it had.
/// </remarks>
internal sealed class FreeChunks<T>(int capacity)
    where T : struct
{
    /// <summary>Chunks that one eviction gives up at most, usually; what comes next takes them again.</summary>
    public const int CountMax = 4;

    private readonly Stack<RowChunk<T>> _chunks = new(CountMax);

    /// <summary>A chunk that was given back, or a new one.</summary>
    public RowChunk<T> Take() => _chunks.TryPop(out RowChunk<T>? chunk) ? chunk : new RowChunk<T>(capacity);

    /// <summary>Chunks that were left to the collector.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes a chunk back.</summary>
    public void Give(RowChunk<T> chunk)
    {
        if (_chunks.Count < CountMax)
        {
            _chunks.Push(chunk);
        }
        else
        {
            Dropped++;
        }
    }
}

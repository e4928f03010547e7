namespace TermCap.Engine.Store;

/// <summary>A fixed block of rows with consecutive numbers.</summary>
/// <remarks>
/// One writer, any readers. A chunk is reused when its rows leave the store: the writer sets <see cref="First"/> to the new number, and a reader that copied a row
/// checks <see cref="First"/> again behind it, so that a row of the wrong number is never believed.
/// </remarks>
internal sealed class RowChunk<T>(int capacity)
    where T : struct
{
    public readonly T[] Rows = new T[capacity];
    private long _first = -1;

    /// <summary>The number of the first row; -1 while the chunk is in no place.</summary>
    public long First
    {
        get => Volatile.Read(ref _first);
        set => Volatile.Write(ref _first, value);
    }
}

using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TermCap.Engine.Store;

/// <summary>Rows by consecutive number in chunks of a fixed size; the oldest chunk leaves first.</summary>
/// <remarks>
/// One writer appends and changes rows, any reader copies them by number. Bound: <c>maximumChunks</c> chunks at any time; the owner evicts by
/// <see cref="EvictOldest"/> before that, as its memory bound asks. Numbers start at 1 and are never reused.
/// </remarks>
internal sealed class RowTable<T>
    where T : struct
{
    private readonly RowChunk<T>?[] _ring;
    private readonly FreeChunks<T> _free;
    private readonly int _shift;
    private readonly int _mask;
    private readonly int _ringMask;
    private readonly int _maximumChunks;
    private RowChunk<T>? _current;
    private long _oldestChunk;
    private long _count;

    public RowTable(int chunkRows, int maximumChunks)
    {
        Debug.Assert(int.IsPow2(chunkRows) && maximumChunks >= 2, "Chunks are a power of two, and two at least.");
        _shift = int.Log2(chunkRows);
        _mask = chunkRows - 1;

        // A power of two, so that the place of a chunk is a mask and not a division.
        _ring = new RowChunk<T>?[BitOperations.RoundUpToPowerOf2((uint)maximumChunks)];
        _ringMask = _ring.Length - 1;
        _maximumChunks = maximumChunks;
        _free = new FreeChunks<T>(chunkRows);
        ChunkBytes = (long)chunkRows * Unsafe.SizeOf<T>();
    }

    /// <summary>Bytes of one chunk's rows.</summary>
    public long ChunkBytes { get; }

    /// <summary>Rows in one chunk.</summary>
    public int RowsPerChunk => _mask + 1;

    /// <summary>The highest number so far.</summary>
    public long Last => _count;

    /// <summary>The lowest number that is still held.</summary>
    public long FirstHeld => (_oldestChunk << _shift) + 1;

    /// <summary>Chunks that hold rows.</summary>
    public long ChunksHeld => _current is null ? 0 : ((_count - 1) >> _shift) - _oldestChunk + 1;

    /// <summary>Bytes of chunks that were given up and not used again.</summary>
    public long DroppedBytes => _free.Dropped * ChunkBytes;

    /// <summary>Whether the next row opens a new chunk.</summary>
    public bool NextOpensChunk => _current is null || (_count & _mask) == 0;

    /// <summary>Whether every place of the ring is taken, so that a new chunk needs <see cref="EvictOldest"/> first.</summary>
    public bool IsFull => ChunksHeld >= _maximumChunks;

    /// <summary>Adds a row and answers its place; the number is <see cref="Last"/> afterwards.</summary>
    public ref T Append()
    {
        int at = (int)(_count & _mask);
        if (at == 0 || _current is null)
        {
            OpenChunk();
        }

        _count++;
        ref T row = ref _current!.Rows[at];
        row = default;
        return ref row;
    }

    /// <summary>The place of a row for the writer; a null reference when it has left.</summary>
    public ref T ForUpdate(long number)
    {
        long index = number - 1;
        long chunk = index >> _shift;
        if (chunk < _oldestChunk || number > _count || number < 1)
        {
            return ref Unsafe.NullRef<T>();
        }

        return ref _ring[(int)chunk & _ringMask]!.Rows[(int)(index & _mask)];
    }

    /// <summary>Copies a row for a reader; false when it has left the store or is not there yet.</summary>
    public bool TryRead(long number, out T row)
    {
        long index = number - 1;
        long first = index & ~(long)_mask;
        RowChunk<T>? chunk = number < 1 ? null : Volatile.Read(ref _ring[(int)(index >> _shift) & _ringMask]);
        if (chunk is null || chunk.First != first)
        {
            row = default;
            return false;
        }

        row = chunk.Rows[(int)(index & _mask)];
        Thread.MemoryBarrier();
        return chunk.First == first;
    }

    /// <summary>Gives up the oldest chunk; its rows can no longer be read.</summary>
    public void EvictOldest()
    {
        int slot = (int)_oldestChunk & _ringMask;
        RowChunk<T> chunk = _ring[slot]!;
        chunk.First = -1;
        Thread.MemoryBarrier();
        Volatile.Write(ref _ring[slot], null);
        _free.Give(chunk);
        _oldestChunk++;
    }

    private void OpenChunk()
    {
        Debug.Assert(!IsFull || _current is null, "The owner evicts before the ring is full.");
        RowChunk<T> chunk = _free.Take();
        chunk.First = _count;
        Volatile.Write(ref _ring[(int)(_count >> _shift) & _ringMask], chunk);
        _current = chunk;
    }
}

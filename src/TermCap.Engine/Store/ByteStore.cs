namespace TermCap.Engine.Store;

/// <summary>Frame bytes in blocks of 1 MiB, addressed by a position that only grows; the oldest block leaves first.</summary>
/// <remarks>
/// One writer, any readers. Bound: <c>maximumBlocks</c>; the owner evicts before that. A frame never crosses a block: what is left of a block is skipped.
/// A reader that copied bytes checks the block again behind the copy, so bytes of a reused block are never believed.
/// </remarks>
internal sealed class ByteStore(int maximumBlocks)
{
    /// <summary>Bytes in a block; larger than any frame.</summary>
    public const int BlockBytes = 1 << 20;

    private readonly RowChunk<byte>?[] _ring = new RowChunk<byte>?[maximumBlocks];
    private readonly FreeChunks<byte> _free = new(BlockBytes);
    private long _next;
    private long _oldestBlock;

    /// <summary>Blocks that hold bytes.</summary>
    public long BlocksHeld => _next == 0 ? 0 : ((_next - 1) / BlockBytes) - _oldestBlock + 1;

    /// <summary>Bytes of blocks that were given up and not used again.</summary>
    public long DroppedBytes => _free.Dropped * BlockBytes;

    /// <summary>Where the next bytes go, or somewhat later.</summary>
    public long NextPosition => _next;

    /// <summary>The lowest position that is still held.</summary>
    public long FirstHeld => _oldestBlock * BlockBytes;

    /// <summary>Whether the next frame of this length opens a block.</summary>
    public bool NextOpensBlock(int lengthBytes) => _next % BlockBytes == 0 || BlockBytes - (_next % BlockBytes) < lengthBytes;

    /// <summary>Whether every place of the ring is taken.</summary>
    public bool IsFull => BlocksHeld == _ring.Length;

    /// <summary>Copies bytes in and answers their position.</summary>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        if (NextOpensBlock(bytes.Length))
        {
            OpenBlock();
        }

        long position = _next;
        bytes.CopyTo(_ring[(int)(position / BlockBytes % _ring.Length)]!.Rows.AsSpan((int)(position % BlockBytes)));
        _next = position + Math.Max(bytes.Length, 1); // an empty frame has a place too
        return position;
    }

    /// <summary>Copies bytes out; false when they have left the store.</summary>
    public bool TryRead(long position, Span<byte> destination)
    {
        long first = position / BlockBytes * BlockBytes;
        RowChunk<byte>? block = position < 0 ? null : Volatile.Read(ref _ring[(int)(position / BlockBytes % _ring.Length)]);
        int at = (int)(position % BlockBytes);
        if (block is null || block.First != first || destination.Length > BlockBytes - at)
        {
            return false;
        }

        block.Rows.AsSpan(at, destination.Length).CopyTo(destination);
        Thread.MemoryBarrier();
        return block.First == first;
    }

    /// <summary>Bytes for the writer itself, without a copy; empty when they have left.</summary>
    public ReadOnlySpan<byte> ForWriter(long position, int lengthBytes)
    {
        RowChunk<byte>? block = position < FirstHeld || position >= _next ? null : _ring[(int)(position / BlockBytes % _ring.Length)];
        return block is null ? default : block.Rows.AsSpan((int)(position % BlockBytes), lengthBytes);
    }

    /// <summary>Gives up the oldest block.</summary>
    public void EvictOldest()
    {
        int slot = (int)(_oldestBlock % _ring.Length);
        RowChunk<byte> block = _ring[slot]!;
        block.First = -1;
        Thread.MemoryBarrier();
        Volatile.Write(ref _ring[slot], null);
        _free.Give(block);
        _oldestBlock++;
    }

    private void OpenBlock()
    {
        _next = (_next + BlockBytes - 1) / BlockBytes * BlockBytes;
        RowChunk<byte> block = _free.Take();
        block.First = _next;
        Volatile.Write(ref _ring[(int)(_next / BlockBytes % _ring.Length)], block);
    }
}

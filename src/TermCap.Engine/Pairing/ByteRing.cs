using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TermCap.Engine.Pairing;

/// <summary>The bytes that open groups are compared by, in one ring of blocks in the order of being put. Each block begins with a header, so that no other group is touched.</summary>
/// <remarks>
/// Bound: the capacity given, at least <see cref="CapacityMin"/>, headers of <see cref="HeaderBytes"/> included. When the ring comes round to a group that is still open, its bytes are moved to the front while
/// the ring is less than half full; else <see cref="TryPut"/> answers false and the owner closes <see cref="OldestSlot"/>.
/// </remarks>
internal sealed class ByteRing
{
    /// <summary>One largest frame and its header.</summary>
    public const int CapacityMin = Frames.FrameBatch.MaximumFrameBytes + HeaderBytes + Alignment;

    private const int HeaderBytes = 12;

    // Headers are read as numbers of four bytes.
    private const int Alignment = 4;

    // Moves in one put: each is of bytes put long ago, so many in a row mean that the ring holds little else.
    private const int MovesMax = 16;

    // The head goes back to the front once this many times what is kept has room there: a ring that mostly stands empty then stays small in memory, and warm in the cache.
    private const int RoomToTurn = 4;
    private const int BytesToTurn = 64 * 1024;

    private readonly Group[] _groups;
    private readonly byte[] _bytes;
    private Place _at = Place.Empty;

    public ByteRing(Group[] groups, int capacity)
    {
        _groups = groups;
        _bytes = new byte[Math.Max(capacity, CapacityMin)];
    }

    /// <summary>The slot whose bytes were put first; -1 when the ring is empty.</summary>
    public int OldestSlot => _at.Blocks == 0 ? -1 : HeaderAt(_at.Tail).Slot;

    public int Capacity => _bytes.Length;

    /// <summary>How far the ring was ever filled.</summary>
    public int MemoryInUseBytes { get; private set; }

    public ReadOnlySpan<byte> Of(in Group group) => _bytes.AsSpan(group.BytesOffset, group.BytesLength);

    /// <summary>Reads the first and the last of a group's bytes before they are needed. The answer means nothing.</summary>
    public byte ReadAhead(in Group group)
    {
        ReadOnlySpan<byte> bytes = group.BytesOffset < 0 ? default : Of(group);
        return bytes.IsEmpty ? (byte)0 : (byte)(bytes[0] + bytes[^1]);
    }

    /// <summary>Keeps a group's bytes; false when an older group has to be closed first.</summary>
    public bool TryPut(int slot, ReadOnlySpan<byte> bytes)
    {
        int moves = 0;
        while (!TryPlace(SizeOf(bytes.Length)))
        {
            if (_at.Blocks == 0 || moves++ == MovesMax || _at.Live > _bytes.Length / 2 || !TryMoveOldest())
            {
                return false;
            }
        }

        Append(slot, bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_groups[slot].BytesOffset));
        return true;
    }

    public void Remove(int slot)
    {
        ref Group group = ref _groups[slot];
        if (group.BytesOffset >= 0)
        {
            Free(group.BytesOffset - HeaderBytes);
            group.BytesOffset = -1;
        }
    }

    private static int SizeOf(int length) => (HeaderBytes + length + Alignment - 1) & -Alignment;

    private ref Header HeaderAt(int offset) => ref Unsafe.As<byte, Header>(ref MemoryMarshal.GetReference(_bytes.AsSpan(offset, HeaderBytes)));

    private void Append(int slot, int length)
    {
        HeaderAt(_at.Head) = new Header { Slot = slot, Length = length, Previous = _at.Last };
        ref Group group = ref _groups[slot];
        group.BytesOffset = _at.Head + HeaderBytes;
        group.BytesLength = length;
        _at.Last = _at.Head;
        _at.Head += SizeOf(length);
        _at.Live += SizeOf(length);
        _at.Blocks++;
        MemoryInUseBytes = Math.Max(MemoryInUseBytes, _at.Head);
    }

    /// <summary>Makes the head stand before that much room.</summary>
    private bool TryPlace(int length)
    {
        if (_at.Blocks == 0)
        {
            _at = Place.Empty;
            return length <= _bytes.Length;
        }

        if (_at.Wrap >= 0)
        {
            return _at.Tail - _at.Head >= length;
        }

        bool turns = _at.Tail - length > (RoomToTurn * _at.Live) + BytesToTurn;
        if (!turns && _bytes.Length - _at.Head >= length)
        {
            return true;
        }

        if (_at.Tail < length)
        {
            return false;
        }

        _at.Wrap = _at.Head;
        _at.Head = 0;
        return true;
    }

    private void Free(int block)
    {
        ref Header header = ref HeaderAt(block);
        header.Slot = -1;
        _at.Live -= SizeOf(header.Length);
        if (--_at.Blocks == 0)
        {
            _at = Place.Empty;
            return;
        }

        if (block == _at.Last)
        {
            TakeBackHead();
        }

        while (HeaderAt(_at.Tail) is { Slot: < 0 } dead)
        {
            _at.Tail += SizeOf(dead.Length);
            if (_at.Tail == _at.Wrap)
            {
                (_at.Tail, _at.Wrap) = (0, -1);
            }
        }
    }

    /// <summary>The newest blocks went: their room is the next to be used, while it is warm in the cache. A block before them is live.</summary>
    private void TakeBackHead()
    {
        while (HeaderAt(_at.Last) is { Slot: < 0 } dead)
        {
            _at.Head = _at.Last;
            if (_at.Head == 0 && _at.Wrap >= 0)
            {
                (_at.Head, _at.Wrap) = (_at.Wrap, -1);
            }

            _at.Last = dead.Previous;
        }
    }

    private bool TryMoveOldest()
    {
        Place before = _at;
        int block = _at.Tail;
        Header header = HeaderAt(block);
        Free(block);
        if (TryPlace(SizeOf(header.Length)))
        {
            int from = block + HeaderBytes;
            Append(header.Slot, header.Length);
            _bytes.AsSpan(from, header.Length).CopyTo(_bytes.AsSpan(_groups[header.Slot].BytesOffset));
            return true;
        }

        // No room: back to where it was, and the owner decides.
        _at = before;
        HeaderAt(block) = header;
        return false;
    }

    /// <summary>Where the ring's blocks lie.</summary>
    private struct Place
    {
        /// <summary>Where the next block goes.</summary>
        public int Head;

        /// <summary>The oldest block that is in use.</summary>
        public int Tail;

        /// <summary>The newest block.</summary>
        public int Last;

        /// <summary>Where the older blocks end while the newer ones stand at the ring's start; else -1.</summary>
        public int Wrap;

        public int Live;
        public int Blocks;

        public static Place Empty => new() { Last = -1, Wrap = -1 };
    }

    /// <summary>What stands before a block's bytes.</summary>
    private struct Header
    {
        /// <summary>The group; -1 when it has gone.</summary>
        public int Slot;

        public int Length;

        /// <summary>The block put before this one.</summary>
        public int Previous;
    }
}

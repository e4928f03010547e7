namespace TermCap.Engine.Pairing;

/// <summary>The bytes that open groups are compared by, in one ring. Blocks stand in the order of being put; links lie in the groups.</summary>
/// <remarks>
/// Bound: the capacity given, at least <see cref="CapacityMin"/>. When the ring comes round to a group that is still open, its bytes are moved to the front while the ring is less than half full;
/// else <see cref="TryPut"/> answers false and the owner closes <see cref="OldestSlot"/>.
/// </remarks>
internal sealed class ByteRing
{
    /// <summary>One largest frame and one more byte: a ring is never quite full.</summary>
    public const int CapacityMin = Frames.FrameBatch.MaximumFrameBytes + 1;

    // Moves in one put: each is of bytes put long ago, so many in a row mean that the ring holds little else.
    private const int MovesMax = 16;

    // The head goes back to the front once this many times what is kept has room there: a ring that mostly stands empty then stays small in memory, and warm in the cache.
    private const int RoomToTurn = 4;
    private const int BytesToTurn = 64 * 1024;

    private readonly Group[] _groups;
    private readonly byte[] _bytes;
    private int _head;
    private int _last = -1;
    private long _live;

    public ByteRing(Group[] groups, int capacity)
    {
        _groups = groups;
        _bytes = new byte[Math.Max(capacity, CapacityMin)];
    }

    /// <summary>The slot whose bytes were put first; -1 when the ring is empty.</summary>
    public int OldestSlot { get; private set; } = -1;

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Of(in Group group) => _bytes.AsSpan(group.BytesOffset, group.BytesLength);

    /// <summary>Keeps a group's bytes; false when an older group has to be closed first.</summary>
    public bool TryPut(int slot, ReadOnlySpan<byte> bytes)
    {
        int moves = 0;
        while (!TryPlace(bytes.Length))
        {
            int oldest = OldestSlot;
            if (oldest < 0 || moves++ == MovesMax || _live > _bytes.Length / 2 || !TryMove(oldest))
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
        if (OldestSlot != slot && group.BytesPrevious < 0)
        {
            return;
        }

        if (group.BytesPrevious >= 0)
        {
            _groups[group.BytesPrevious].BytesNext = group.BytesNext;
        }
        else
        {
            OldestSlot = group.BytesNext;
        }

        if (group.BytesNext >= 0)
        {
            _groups[group.BytesNext].BytesPrevious = group.BytesPrevious;
        }
        else
        {
            // The newest block goes: its room is the next to be used, while it is warm in the cache.
            _last = group.BytesPrevious;
            _head = _last >= 0 ? _groups[_last].BytesOffset + _groups[_last].BytesLength : 0;
        }

        _live -= group.BytesLength;
        group.BytesNext = group.BytesPrevious = -1;
    }

    private void Append(int slot, int length)
    {
        ref Group group = ref _groups[slot];
        group.BytesOffset = _head;
        group.BytesLength = length;
        group.BytesNext = -1;
        group.BytesPrevious = _last;
        if (_last >= 0)
        {
            _groups[_last].BytesNext = slot;
        }
        else
        {
            OldestSlot = slot;
        }

        _last = slot;
        _head += length;
        _live += length;
    }

    /// <summary>Makes the head stand before that much room.</summary>
    private bool TryPlace(int length)
    {
        if (OldestSlot < 0)
        {
            _head = 0;
            return length <= _bytes.Length;
        }

        int tail = _groups[OldestSlot].BytesOffset;
        if (_head > tail || (_head == tail && _live == 0))
        {
            if (tail - length > (RoomToTurn * _live) + BytesToTurn)
            {
                _head = 0;
                return true;
            }

            if (_bytes.Length - _head >= length)
            {
                return true;
            }

            if (tail > length)
            {
                _head = 0;
                return true;
            }

            return false;
        }

        return tail - _head > length;
    }

    private bool TryMove(int slot)
    {
        int offset = _groups[slot].BytesOffset;
        int length = _groups[slot].BytesLength;
        int head = _head;
        Remove(slot);
        if (TryPlace(length))
        {
            _bytes.AsSpan(offset, length).CopyTo(_bytes.AsSpan(_head, length));
            Append(slot, length);
            return true;
        }

        // No room: back to where it was, and the owner decides.
        _head = head;
        Restore(slot, offset, length);
        return false;
    }

    private void Restore(int slot, int offset, int length)
    {
        ref Group group = ref _groups[slot];
        group.BytesOffset = offset;
        group.BytesLength = length;
        group.BytesPrevious = -1;
        group.BytesNext = OldestSlot;
        if (OldestSlot >= 0)
        {
            _groups[OldestSlot].BytesPrevious = slot;
        }
        else
        {
            _last = slot;
        }

        OldestSlot = slot;
        _live += length;
    }
}

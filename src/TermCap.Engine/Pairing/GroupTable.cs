using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TermCap.Engine.Pairing;

/// <summary>The open groups: slots, lanes by content and shape, deadlines, and the ring of their bytes.</summary>
/// <remarks>
/// Bounds: slots and bytes as given. A lane is all open groups of one content in one shape of walk, first in first out: identical frames cost one step however many are open.
/// When slots or bytes run out the owner closes the oldest group first and counts it. After the constructor only <see cref="LaneTable"/> allocates, once for each size.
/// </remarks>
internal sealed class GroupTable
{
    private const int ReadAheadMax = 64;

    private readonly Group[] _groups;
    private readonly LaneTable _lanes = new();
    private readonly SlotOfPacket[] _before;
    private int _free = -1;
    private int _used;

    public GroupTable(int capacity, int byteCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _groups = new Group[capacity];
        _before = new SlotOfPacket[capacity];
        TimerLink[] links = new TimerLink[capacity];
        Short = new TimerList(_groups, links, GroupFlags.WaitsShort);
        Long = new TimerList(_groups, links, GroupFlags.WaitsLong);
        Bytes = new ByteRing(_groups, byteCapacity);
    }

    /// <summary>Groups that wait for the receive window, oldest first.</summary>
    public TimerList Short { get; }

    /// <summary>Groups that wait for the transmit window, oldest first.</summary>
    public TimerList Long { get; }

    public ByteRing Bytes { get; }

    public int Count { get; private set; }

    public bool IsFull => _free < 0 && _used == _groups.Length;

    /// <summary>Bytes that the groups have taken so far: slots are used from the lowest on, and the ring from its start.</summary>
    public long MemoryInUseBytes => ((long)_used * (Unsafe.SizeOf<Group>() + Unsafe.SizeOf<SlotOfPacket>() + Unsafe.SizeOf<TimerLink>() + Unsafe.SizeOf<SlicePart>())) + Bytes.MemoryInUseBytes;

    public ref Group this[int slot] => ref _groups[slot];

    /// <summary>At a slave: the frame received there before; only where the group has <see cref="GroupFlags.HasBefore"/>.</summary>
    public SlotOfPacket Before(int slot) => _before[slot];

    public void NoteBefore(int slot, SlotOfPacket before) => _before[slot] = before;

    /// <summary>Takes a slot; only when not full.</summary>
    public int Take()
    {
        Debug.Assert(!IsFull, "The owner makes room first.");
        int slot = _free >= 0 ? _free : _used++;
        ref Group group = ref _groups[slot];
        _free = _free >= 0 ? group.LaneNext : -1;
        group = default;
        group.BytesOffset = group.LaneNext = group.LaneLink = -1;
        Count++;
        return slot;
    }

    /// <summary>Gives a slot back that is in no lane any more.</summary>
    public void Release(int slot)
    {
        ref Group group = ref _groups[slot];
        Debug.Assert(group.Packet != 0, "A slot is given back once.");
        if (group.Has(GroupFlags.WaitsShort))
        {
            Short.Remove(slot);
        }
        else if (group.Has(GroupFlags.WaitsLong))
        {
            Long.Remove(slot);
        }

        Bytes.Remove(slot);
        group.Packet = 0;
        group.LaneNext = _free;
        _free = slot;
        Count--;
    }

    public TimerList ListOf(WalkWait wait) => wait == WalkWait.Short ? Short : Long;

    /// <summary>Where the search for the lanes of a hash starts; hand it to <see cref="NextLane"/>.</summary>
    public int FirstPlace(ulong hash) => _lanes.Start(hash);

    /// <summary>The head of the next lane of this hash; -1 when there is none. Nothing may change meanwhile.</summary>
    public int NextLane(ulong hash, ref int place)
    {
        int head;
        do
        {
            head = _lanes.Next(hash, ref place);
        }
        while (head >= 0 && _groups[head].Hash != hash);
        return head;
    }

    /// <summary>Reads the places, then the groups, then their bytes for each of these keys: within each step no read waits for another. The answer means nothing.</summary>
    public ulong ReadAhead(ReadOnlySpan<ContentKey> keys)
    {
        Span<int> slots = stackalloc int[ReadAheadMax];
        int count = Math.Min(keys.Length, ReadAheadMax);
        for (int i = 0; i < count; i++)
        {
            slots[i] = (int)(uint)_lanes.ReadAhead(keys[i].Hash) - 1;
        }

        ulong read = 0;
        for (int i = 0; i < count; i++)
        {
            if ((uint)slots[i] < (uint)_groups.Length)
            {
                read += _groups[slots[i]].Hash + _groups[slots[i]].Flow;
            }
        }

        for (int i = 0; i < count; i++)
        {
            if ((uint)slots[i] < (uint)_groups.Length)
            {
                read += Bytes.ReadAhead(_groups[slots[i]]);
            }
        }

        return read;
    }

    /// <summary>Puts a group at the end of its lane.</summary>
    public void Enqueue(int slot)
    {
        ref Group group = ref _groups[slot];
        group.LaneNext = -1;
        int head = HeadOf(group.Hash, group.Shape);
        if (head < 0)
        {
            group.LaneLink = slot;
            _lanes.Add(group.Hash, slot);
            return;
        }

        ref Group lane = ref _groups[head];
        group.LaneLink = lane.LaneLink;
        _groups[lane.LaneLink].LaneNext = slot;
        lane.LaneLink = slot;
    }

    /// <summary>Takes a group out of its lane; the next one becomes the head where it was the head.</summary>
    public void Dequeue(int slot)
    {
        ref Group group = ref _groups[slot];
        if (!IsHead(group, slot))
        {
            LeaveMiddle(ref group);
            return;
        }

        int heir = group.LaneNext;
        if (heir < 0)
        {
            _lanes.Remove(group.Hash, slot);
            return;
        }

        _groups[heir].LaneLink = group.LaneLink;
        _lanes.Replace(group.Hash, slot, heir);
    }

    // A head's link goes to the lane's last group, which no other follows.
    private bool IsHead(in Group group, int slot) => group.LaneLink == slot || _groups[group.LaneLink].LaneNext != slot;

    private void LeaveMiddle(ref Group group)
    {
        _groups[group.LaneLink].LaneNext = group.LaneNext;
        if (group.LaneNext >= 0)
        {
            _groups[group.LaneNext].LaneLink = group.LaneLink;
        }
        else
        {
            // Only a head knows its tail: it is found from here when the last one leaves.
            _groups[HeadOf(group.Hash, group.Shape)].LaneLink = group.LaneLink;
        }
    }

    private int HeadOf(ulong hash, int shape)
    {
        int place = _lanes.Start(hash);
        int head = NextLane(hash, ref place);
        while (head >= 0 && _groups[head].Shape != shape)
        {
            head = NextLane(hash, ref place);
        }

        return head;
    }
}

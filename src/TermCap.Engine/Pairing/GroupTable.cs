using System.Diagnostics;
using System.Numerics;

namespace TermCap.Engine.Pairing;

/// <summary>The open groups: slots, lanes by content and shape, deadlines, and the ring of their bytes.</summary>
/// <remarks>
/// Bounds: slots and bytes as given. A lane is all open groups of one content in one shape of walk, first in first out: identical frames cost one step however many are open.
/// When slots or bytes run out the owner closes the oldest group first and counts it. Nothing is allocated after the constructor.
/// </remarks>
internal sealed class GroupTable
{
    private readonly Group[] _groups;
    private readonly int[] _buckets;
    private readonly int _bucketMask;
    private int _free;

    public GroupTable(int capacity, int byteCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _groups = new Group[capacity];
        int buckets = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2));
        _buckets = new int[buckets];
        _bucketMask = buckets - 1;
        Array.Fill(_buckets, -1);
        for (int slot = 0; slot < capacity; slot++)
        {
            _groups[slot].LaneNext = slot + 1 < capacity ? slot + 1 : -1;
        }

        Short = new TimerList(_groups, WalkWait.Short);
        Long = new TimerList(_groups, WalkWait.Long);
        Bytes = new ByteRing(_groups, byteCapacity);
    }

    /// <summary>Groups that wait for the receive window, oldest first.</summary>
    public TimerList Short { get; }

    /// <summary>Groups that wait for the transmit window, oldest first.</summary>
    public TimerList Long { get; }

    public ByteRing Bytes { get; }

    public int Count { get; private set; }

    public bool IsFull => _free < 0;

    public ref Group this[int slot] => ref _groups[slot];

    /// <summary>Takes a slot; only when not full.</summary>
    public int Take()
    {
        Debug.Assert(!IsFull, "The owner makes room first.");
        int slot = _free;
        ref Group group = ref _groups[slot];
        _free = group.LaneNext;
        group = default;
        group.BucketNext = group.BucketPrevious = group.LaneNext = group.LanePrevious = group.LaneTail = -1;
        group.TimerNext = group.TimerPrevious = group.BytesNext = group.BytesPrevious = -1;
        group.FlowNext = group.FlowPrevious = group.Cover = group.BeforeGroup = -1;
        Count++;
        return slot;
    }

    /// <summary>Gives a slot back that is in no lane any more.</summary>
    public void Release(int slot)
    {
        ref Group group = ref _groups[slot];
        Debug.Assert(group.Packet != 0, "A slot is given back once.");
        if (group.Timer != WalkWait.None)
        {
            ListOf(group.Timer).Remove(slot);
        }

        Bytes.Remove(slot);
        group.Packet = 0;
        group.LaneNext = _free;
        _free = slot;
        Count--;
    }

    public TimerList ListOf(WalkWait wait) => wait == WalkWait.Short ? Short : Long;

    /// <summary>The head of the first lane in the bucket of this hash; -1 when it is empty.</summary>
    public int FirstLane(ulong hash) => _buckets[(int)hash & _bucketMask];

    /// <summary>Puts a group at the end of its lane.</summary>
    public void Enqueue(int slot)
    {
        ref Group group = ref _groups[slot];
        ref int bucket = ref _buckets[(int)group.Hash & _bucketMask];
        for (int head = bucket; head >= 0; head = _groups[head].BucketNext)
        {
            ref Group lane = ref _groups[head];
            if (lane.Hash == group.Hash && lane.Shape == group.Shape)
            {
                group.LanePrevious = lane.LaneTail;
                group.LaneNext = -1;
                group.IsLaneHead = false;
                _groups[lane.LaneTail].LaneNext = slot;
                lane.LaneTail = slot;
                return;
            }
        }

        group.IsLaneHead = true;
        group.LaneTail = slot;
        group.LaneNext = group.LanePrevious = -1;
        group.BucketPrevious = -1;
        group.BucketNext = bucket;
        if (bucket >= 0)
        {
            _groups[bucket].BucketPrevious = slot;
        }

        bucket = slot;
    }

    /// <summary>Takes a group out of its lane; the next one becomes the head where it was the head.</summary>
    public void Dequeue(int slot)
    {
        ref Group group = ref _groups[slot];
        if (!group.IsLaneHead)
        {
            // Only a head knows its tail: it is found from here when the last one leaves.
            _groups[group.LanePrevious].LaneNext = group.LaneNext;
            if (group.LaneNext >= 0)
            {
                _groups[group.LaneNext].LanePrevious = group.LanePrevious;
            }
            else
            {
                _groups[HeadOf(group.Hash, group.Shape)].LaneTail = group.LanePrevious;
            }

            return;
        }

        int heir = group.LaneNext;
        int previous = group.BucketPrevious;
        int next = group.BucketNext;
        if (heir >= 0)
        {
            ref Group head = ref _groups[heir];
            head.IsLaneHead = true;
            head.LanePrevious = -1;
            head.LaneTail = group.LaneTail;
            head.BucketPrevious = previous;
            head.BucketNext = next;
        }

        int instead = heir >= 0 ? heir : next;
        if (previous >= 0)
        {
            _groups[previous].BucketNext = instead;
        }
        else
        {
            _buckets[(int)group.Hash & _bucketMask] = instead;
        }

        if (next >= 0)
        {
            _groups[next].BucketPrevious = heir >= 0 ? heir : previous;
        }

        group.IsLaneHead = false;
    }

    private int HeadOf(ulong hash, int shape)
    {
        int head = FirstLane(hash);
        while (_groups[head].Hash != hash || _groups[head].Shape != shape)
        {
            head = _groups[head].BucketNext;
        }

        return head;
    }
}

using System.Numerics;

namespace TermCap.Engine.Pairing;

/// <summary>Open sent packets with payload, by flow: where a slice looks for what it is a part of (design.md 6.3, rule 9).</summary>
/// <remarks>
/// Bounds: the groups; <see cref="CoverCapacity"/> packets being sliced at once (each for each tap). When covers run out a slice stands apart and <see cref="Refused"/> counts it.
/// </remarks>
internal sealed class SliceIndex
{
    public const int CoverCapacity = 4096;

    private readonly GroupTable _groups;
    private readonly int[] _buckets;
    private readonly int[] _tails;
    private readonly SliceCover[] _covers = new SliceCover[CoverCapacity];
    private int _freeCover;

    public SliceIndex(GroupTable groups, int groupCapacity)
    {
        _groups = groups;
        _buckets = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, groupCapacity))];
        Array.Fill(_buckets, -1);
        _tails = new int[_buckets.Length];
        Array.Fill(_tails, -1);
        for (int cover = 0; cover < CoverCapacity; cover++)
        {
            _covers[cover].Next = cover + 1 < CoverCapacity ? cover + 1 : -1;
        }
    }

    /// <summary>Slices left apart because too many packets were being sliced.</summary>
    public long Refused { get; private set; }

    public int First(ulong flow) => _buckets[(int)flow & (_buckets.Length - 1)];

    /// <summary>Puts a group last in its flow's chain: a queue lets the oldest go first.</summary>
    public void Add(int slot)
    {
        ref Group group = ref _groups[slot];
        int at = (int)group.Flow & (_buckets.Length - 1);
        group.IsInFlow = true;
        group.FlowNext = -1;
        group.FlowPrevious = _tails[at];
        if (_tails[at] >= 0)
        {
            _groups[_tails[at]].FlowNext = slot;
        }
        else
        {
            _buckets[at] = slot;
        }

        _tails[at] = slot;
    }

    /// <summary>Takes a group and its covers out.</summary>
    public void Remove(int slot)
    {
        ref Group group = ref _groups[slot];
        if (!group.IsInFlow)
        {
            return;
        }

        if (group.FlowPrevious >= 0)
        {
            _groups[group.FlowPrevious].FlowNext = group.FlowNext;
        }
        else
        {
            _buckets[(int)group.Flow & (_buckets.Length - 1)] = group.FlowNext;
        }

        if (group.FlowNext >= 0)
        {
            _groups[group.FlowNext].FlowPrevious = group.FlowPrevious;
        }
        else
        {
            _tails[(int)group.Flow & (_buckets.Length - 1)] = group.FlowPrevious;
        }

        group.IsInFlow = false;
        while (group.Cover >= 0)
        {
            int next = _covers[group.Cover].Next;
            _covers[group.Cover].Next = _freeCover;
            _freeCover = group.Cover;
            group.Cover = next;
        }
    }

    /// <summary>The group's cover at a tap; -1 when nothing was sliced there.</summary>
    public int CoverAt(in Group group, Tap tap)
    {
        int cover = group.Cover;
        while (cover >= 0 && _covers[cover].Tap != tap)
        {
            cover = _covers[cover].Next;
        }

        return cover;
    }

    /// <summary>Takes a range at a tap; false when it was taken before or no cover is free.</summary>
    public bool TryTake(ref Group group, Tap tap, int offset, int length)
    {
        int cover = CoverAt(group, tap);
        if (cover < 0)
        {
            if (_freeCover < 0)
            {
                Refused++;
                return false;
            }

            cover = _freeCover;
            _freeCover = _covers[cover].Next;
            _covers[cover] = new SliceCover { Tap = tap, Next = group.Cover };
            group.Cover = cover;
        }

        return _covers[cover].TryTake(offset, length);
    }

    /// <summary>Where the next slice at a tap most likely starts, in bytes of payload.</summary>
    public int NextOffset(in Group group, Tap tap) => CoverAt(group, tap) is var cover and >= 0 ? _covers[cover].EndBytes : 0;

    /// <summary>The payload of each slice at a tap but the last; 0 when nothing was sliced there.</summary>
    public int UnitAt(in Group group, Tap tap) => CoverAt(group, tap) is var cover and >= 0 ? _covers[cover].UnitBytes : 0;

    /// <summary>Whether every tap that got slices has all of the payload.</summary>
    public bool IsCovered(in Group group)
    {
        for (int cover = group.Cover; cover >= 0; cover = _covers[cover].Next)
        {
            if (_covers[cover].CoveredBytes < group.PayloadLength)
            {
                return false;
            }
        }

        return true;
    }
}

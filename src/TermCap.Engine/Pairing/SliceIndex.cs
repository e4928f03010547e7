namespace TermCap.Engine.Pairing;

/// <summary>Open sent packets with payload, by flow: where a slice looks for what it is a part of (design.md 6.3, rule 9).</summary>
/// <remarks>
/// Bounds: the groups; <see cref="CoverCapacity"/> packets being sliced at once (each for each tap). When covers run out a slice stands apart and <see cref="Refused"/> counts it.
/// </remarks>
internal sealed class SliceIndex
{
    public const int CoverCapacity = 4096;

    private readonly GroupTable _groups;
    private readonly SlicePart[] _parts;
    private readonly LaneTable _flows = new();
    private readonly SliceCover[] _covers = new SliceCover[CoverCapacity];
    private int _freeCover;

    public SliceIndex(GroupTable groups, int groupCapacity)
    {
        _groups = groups;
        _parts = new SlicePart[groupCapacity];
        for (int cover = 0; cover < CoverCapacity; cover++)
        {
            _covers[cover].Next = cover + 1 < CoverCapacity ? cover + 1 : -1;
        }
    }

    /// <summary>Slices left apart because too many packets were being sliced.</summary>
    public long Refused { get; private set; }

    /// <summary>What a group in its flow's chain has for slices.</summary>
    public ref readonly SlicePart this[int slot] => ref _parts[slot];

    /// <summary>The oldest group of a flow; -1 without. Younger ones follow by <see cref="SlicePart.Next"/>.</summary>
    public int First(ulong flow)
    {
        int place = _flows.Start(flow);
        int slot = _flows.Next(flow, ref place);
        while (slot >= 0 && _groups[slot].Flow != flow)
        {
            slot = _flows.Next(flow, ref place);
        }

        return slot;
    }

    /// <summary>Puts a group last in its flow's chain: a queue lets the oldest go first.</summary>
    public void Add(int slot, int payloadOffset, int payloadLength, uint sequence)
    {
        ref Group group = ref _groups[slot];
        ref SlicePart part = ref _parts[slot];
        group.Flags |= GroupFlags.InFlow;
        part = new SlicePart { Next = -1, Link = slot, Cover = -1, PayloadOffset = payloadOffset, PayloadLength = payloadLength, Sequence = sequence };
        int first = First(group.Flow);
        if (first < 0)
        {
            _flows.Add(group.Flow, slot);
            return;
        }

        int last = _parts[first].Link;
        _parts[last].Next = slot;
        part.Link = last;
        _parts[first].Link = slot;
    }

    /// <summary>Takes a group and its covers out.</summary>
    public void Remove(int slot)
    {
        ref Group group = ref _groups[slot];
        if (!group.Has(GroupFlags.InFlow))
        {
            return;
        }

        group.Flags &= ~GroupFlags.InFlow;
        LeaveChain(slot, group.Flow);
        ref SlicePart part = ref _parts[slot];
        while (part.Cover >= 0)
        {
            int next = _covers[part.Cover].Next;
            _covers[part.Cover].Next = _freeCover;
            _freeCover = part.Cover;
            part.Cover = next;
        }
    }

    /// <summary>Whether slices of the group came.</summary>
    public bool IsSliced(int slot) => _groups[slot].Has(GroupFlags.InFlow) && _parts[slot].Cover >= 0;

    /// <summary>The group's cover at a tap; -1 when nothing was sliced there.</summary>
    public int CoverAt(int slot, Tap tap)
    {
        int cover = _parts[slot].Cover;
        while (cover >= 0 && _covers[cover].Tap != tap)
        {
            cover = _covers[cover].Next;
        }

        return cover;
    }

    /// <summary>Takes a range at a tap; false when it was taken before or no cover is free.</summary>
    public bool TryTake(int slot, Tap tap, int offset, int length)
    {
        int cover = CoverAt(slot, tap);
        if (cover < 0)
        {
            if (_freeCover < 0)
            {
                Refused++;
                return false;
            }

            cover = _freeCover;
            _freeCover = _covers[cover].Next;
            _covers[cover] = new SliceCover { Tap = tap, Next = _parts[slot].Cover };
            _parts[slot].Cover = cover;
        }

        return _covers[cover].TryTake(offset, length);
    }

    /// <summary>Where the next slice at a tap most likely starts, in bytes of payload.</summary>
    public int NextOffset(int slot, Tap tap) => CoverAt(slot, tap) is var cover and >= 0 ? _covers[cover].EndBytes : 0;

    /// <summary>The payload of each slice at a tap but the last; 0 when nothing was sliced there.</summary>
    public int UnitAt(int slot, Tap tap) => CoverAt(slot, tap) is var cover and >= 0 ? _covers[cover].UnitBytes : 0;

    /// <summary>Whether every tap that got slices has all of the payload.</summary>
    public bool IsCovered(int slot)
    {
        int cover = IsSliced(slot) ? _parts[slot].Cover : -1;
        for (; cover >= 0; cover = _covers[cover].Next)
        {
            if (_covers[cover].CoveredBytes < _parts[slot].PayloadLength)
            {
                return false;
            }
        }

        return true;
    }

    private void LeaveChain(int slot, ulong flow)
    {
        SlicePart part = _parts[slot];
        bool isFirst = part.Link == slot || _parts[part.Link].Next != slot;
        if (!isFirst)
        {
            _parts[part.Link].Next = part.Next;
            int after = part.Next >= 0 ? part.Next : First(flow);
            _parts[after].Link = part.Link;
        }
        else if (part.Next >= 0)
        {
            _parts[part.Next].Link = part.Link;
            _flows.Replace(flow, slot, part.Next);
        }
        else
        {
            _flows.Remove(flow, slot);
        }
    }
}

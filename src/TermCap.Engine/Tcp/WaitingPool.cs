using System.Runtime.CompilerServices;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>The waiting segments of all sides, in one pool of slots.</summary>
/// <remarks>
/// Bounds: segments for each side and for all together. When a side or the pool is full, the side's oldest segment makes room; when it has none, the new one is not remembered.
/// <see cref="ForgottenTotal"/> counts both. The pool grows by doubling up to its bound and never shrinks; a full walk happens only while a side's list is out of order.
/// </remarks>
internal sealed class WaitingPool(int perSideMax, int totalMax)
{
    private const int StartCapacity = 1024;

    private WaitingSegment[] _slots = new WaitingSegment[Math.Min(StartCapacity, totalMax)];
    private int _used;
    private int _free = -1;

    /// <summary>Segments that were pushed out or not taken.</summary>
    public long ForgottenTotal { get; private set; }

    /// <summary>Segments remembered now.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that the pool takes now.</summary>
    public long MemoryInUseBytes => (long)_slots.Length * Unsafe.SizeOf<WaitingSegment>();

    public ref WaitingSegment this[int slot] => ref _slots[slot];

    public void Append(ref WaitingList list, in WaitingSegment segment)
    {
        if (list.Count >= perSideMax || (_free < 0 && _used == totalMax))
        {
            ForgottenTotal++;
            if (list.Count == 0)
            {
                return;
            }

            Remove(ref list, -1, list.First);
        }

        int slot = Rent();
        _slots[slot] = segment;
        _slots[slot].Next = -1;
        if (list.Last < 0)
        {
            list.First = slot;
        }
        else
        {
            ref WaitingSegment last = ref _slots[list.Last];
            last.Next = slot;
            list.Inversions += IsInverted(last, segment) ? 1 : 0;
        }

        list.Last = slot;
        list.Count++;
    }

    /// <summary>The oldest segment with Start &lt; number &lt;= End; -1 without.</summary>
    public int FindReached(in WaitingList list, TcpSequence number)
    {
        for (int slot = list.First; slot >= 0; slot = _slots[slot].Next)
        {
            ref WaitingSegment segment = ref _slots[slot];
            if (number.IsAfter(segment.Start))
            {
                if (number.IsAtOrBefore(segment.End))
                {
                    return slot;
                }
            }
            else if (list.Inversions == 0)
            {
                return -1; // In order: all that follow start higher still.
            }
        }

        return -1;
    }

    /// <summary>Drops what is acknowledged and cuts the acknowledged part off what reaches beyond.</summary>
    public void Acknowledge(ref WaitingList list, TcpSequence number)
    {
        int previous = -1;
        for (int slot = list.First; slot >= 0;)
        {
            ref WaitingSegment segment = ref _slots[slot];
            int next = segment.Next;
            if (segment.End.IsAtOrBefore(number))
            {
                Remove(ref list, previous, slot);
                slot = next;
                continue;
            }

            if (number.IsAfter(segment.Start))
            {
                Trim(ref list, previous, slot, number);
            }
            else if (list.Inversions == 0)
            {
                return;
            }

            previous = slot;
            slot = next;
        }
    }

    /// <summary>Follows what lies behind an acknowledged number: segments that start exactly where the last ended, in order of arrival up to the first that does not.</summary>
    /// <returns>Where that leads; the number itself when nothing starts there.</returns>
    public TcpSequence Extend(in WaitingList list, TcpSequence number)
    {
        TcpSequence edge = number;
        for (int slot = list.First; slot >= 0; slot = _slots[slot].Next)
        {
            ref WaitingSegment segment = ref _slots[slot];
            if (segment.Start == edge)
            {
                edge = segment.End;
            }
            else if (segment.Start.IsAtOrAfter(number))
            {
                break;
            }
        }

        return edge;
    }

    /// <summary>The oldest segment that starts at or above a number; -1 without.</summary>
    public int FindAtOrAbove(in WaitingList list, TcpSequence start)
    {
        for (int slot = list.First; slot >= 0; slot = _slots[slot].Next)
        {
            if (_slots[slot].Start.IsAtOrAfter(start))
            {
                return slot;
            }
        }

        return -1;
    }

    /// <summary>The newest segment that contains a range wholly; -1 without.</summary>
    public int FindNewestAround(in WaitingList list, TcpSequence start, TcpSequence end)
    {
        int found = -1;
        for (int slot = list.First; slot >= 0; slot = _slots[slot].Next)
        {
            ref WaitingSegment segment = ref _slots[slot];
            found = segment.Start.IsAtOrBefore(start) && end.IsAtOrBefore(segment.End) ? slot : found;
        }

        return found;
    }

    /// <summary>
    /// Whether a segment that was sent again need not be remembered beside another: that one has the same range, is ambiguous too, and nothing newer overlaps it, so every later question gets the same answer.
    /// </summary>
    public bool SaysTheSame(int slot, TcpSequence start, TcpSequence end)
    {
        if (slot < 0 || !_slots[slot].IsAmbiguous || _slots[slot].Start != start || _slots[slot].End != end)
        {
            return false;
        }

        int newer = _slots[slot].Next;
        while (newer >= 0 && (_slots[newer].Start.IsAtOrAfter(end) || _slots[newer].End.IsAtOrBefore(start)))
        {
            newer = _slots[newer].Next;
        }

        return newer < 0;
    }

    /// <summary>The lowest start and the highest end, by the distance from <paramref name="origin"/> as an unsigned number; only on a list that is not empty.</summary>
    public void Range(in WaitingList list, uint origin, out uint lowest, out uint highest)
    {
        lowest = unchecked(_slots[list.First].Start.Value - origin);
        highest = unchecked(_slots[list.Last].End.Value - origin);
        bool isInOrder = list.Inversions == 0 && lowest < highest && highest <= int.MaxValue;
        for (int slot = isInOrder ? -1 : list.First; slot >= 0; slot = _slots[slot].Next)
        {
            lowest = Math.Min(lowest, unchecked(_slots[slot].Start.Value - origin));
            highest = Math.Max(highest, unchecked(_slots[slot].End.Value - origin));
        }
    }

    /// <summary>Gives all slots of a list back.</summary>
    public void Clear(ref WaitingList list)
    {
        while (list.First >= 0)
        {
            Remove(ref list, -1, list.First);
        }
    }

    private void Trim(ref WaitingList list, int previous, int slot, TcpSequence start)
    {
        int before = InversionBefore(previous, slot);
        _slots[slot].Start = start;
        list.Inversions += InversionBefore(previous, slot) - before;
    }

    private void Remove(ref WaitingList list, int previous, int slot)
    {
        int next = _slots[slot].Next;
        int inversions = InversionBefore(previous, slot) + InversionBefore(slot, next);
        if (previous < 0)
        {
            list.First = next;
        }
        else
        {
            _slots[previous].Next = next;
        }

        list.Last = next < 0 ? previous : list.Last;
        list.Count--;
        list.Inversions += InversionBefore(previous, next) - inversions;
        _slots[slot].Next = _free;
        _free = slot;
        Count--;
    }

    private int InversionBefore(int slot, int next) => slot >= 0 && next >= 0 && IsInverted(_slots[slot], _slots[next]) ? 1 : 0;

    private static bool IsInverted(in WaitingSegment earlier, in WaitingSegment later) => later.Start.IsBefore(earlier.End);

    private int Rent()
    {
        Count++;
        if (_free >= 0)
        {
            int slot = _free;
            _free = _slots[slot].Next;
            return slot;
        }

        if (_used == _slots.Length)
        {
            Array.Resize(ref _slots, Math.Min(_slots.Length * 2, totalMax));
        }

        return _used++;
    }
}

namespace TermCap.Engine.Pairing;

/// <summary>Groups in the order in which their deadlines come: each list has one length of wait, so the order is that of entering.</summary>
/// <remarks>A group stands in one list at a time; the links of all lists stand in one array of the table's, beside the groups, so that a neighbour's link is near.</remarks>
internal sealed class TimerList(Group[] groups, TimerLink[] links, GroupFlags mark)
{
    private int _last = -1;

    /// <summary>The slot whose deadline comes first; -1 when empty.</summary>
    public int First { get; private set; } = -1;

    /// <summary>The slot whose deadline comes after this one's; -1 at the end.</summary>
    public int After(int slot) => links[slot].Next;

    public void Append(int slot, long clock)
    {
        ref Group group = ref groups[slot];
        group.Flags |= mark;
        group.TimerStart = clock;
        links[slot] = new TimerLink { Next = -1, Previous = _last };
        if (_last >= 0)
        {
            links[_last].Next = slot;
        }
        else
        {
            First = slot;
        }

        _last = slot;
    }

    public void Remove(int slot)
    {
        TimerLink link = links[slot];
        if (link.Previous >= 0)
        {
            links[link.Previous].Next = link.Next;
        }
        else
        {
            First = link.Next;
        }

        if (link.Next >= 0)
        {
            links[link.Next].Previous = link.Previous;
        }
        else
        {
            _last = link.Previous;
        }

        groups[slot].Flags &= ~mark;
    }
}

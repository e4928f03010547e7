namespace TermCap.Engine.Pairing;

/// <summary>Groups in the order in which their deadlines come: each list has one length of wait, so the order is that of entering. Links lie in the groups.</summary>
internal sealed class TimerList(Group[] groups, WalkWait wait)
{
    private int _last = -1;

    /// <summary>The slot whose deadline comes first; -1 when empty.</summary>
    public int First { get; private set; } = -1;

    public void Append(int slot, long clock)
    {
        ref Group group = ref groups[slot];
        group.Timer = wait;
        group.TimerStart = clock;
        group.TimerNext = -1;
        group.TimerPrevious = _last;
        if (_last >= 0)
        {
            groups[_last].TimerNext = slot;
        }
        else
        {
            First = slot;
        }

        _last = slot;
    }

    public void Remove(int slot)
    {
        ref Group group = ref groups[slot];
        if (group.TimerPrevious >= 0)
        {
            groups[group.TimerPrevious].TimerNext = group.TimerNext;
        }
        else
        {
            First = group.TimerNext;
        }

        if (group.TimerNext >= 0)
        {
            groups[group.TimerNext].TimerPrevious = group.TimerPrevious;
        }
        else
        {
            _last = group.TimerPrevious;
        }

        group.Timer = WalkWait.None;
    }
}

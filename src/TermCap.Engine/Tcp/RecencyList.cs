namespace TermCap.Engine.Tcp;

/// <summary>Slots in order of use, doubly linked; the links of all lists stand in one array of the caller's, so that the list itself never grows.</summary>
internal sealed class RecencyList
{
    /// <summary>The least recently used; -1 when empty.</summary>
    public int Oldest { get; private set; } = -1;

    /// <summary>The most recently used; -1 when empty.</summary>
    public int Newest { get; private set; } = -1;

    public void AddNewest(RecencyLink[] links, int slot)
    {
        links[slot] = new RecencyLink { Newer = -1, Older = Newest };
        if (Newest >= 0)
        {
            links[Newest].Newer = slot;
        }

        Newest = slot;
        Oldest = Oldest < 0 ? slot : Oldest;
    }

    public void Remove(RecencyLink[] links, int slot)
    {
        RecencyLink link = links[slot];
        if (link.Newer >= 0)
        {
            links[link.Newer].Older = link.Older;
        }
        else
        {
            Newest = link.Older;
        }

        if (link.Older >= 0)
        {
            links[link.Older].Newer = link.Newer;
        }
        else
        {
            Oldest = link.Newer;
        }
    }

    public void MoveToNewest(RecencyLink[] links, int slot)
    {
        if (Newest != slot)
        {
            Remove(links, slot);
            AddNewest(links, slot);
        }
    }
}

namespace TermCap.Engine.Tcp;

/// <summary>The ends of one side's list of waiting segments, in order of arrival. The segments stand in a <see cref="WaitingPool"/>.</summary>
internal struct WaitingList
{
    /// <summary>The oldest; -1 when empty.</summary>
    public int First;

    /// <summary>The newest; -1 when empty.</summary>
    public int Last;

    public int Count;

    /// <summary>Neighbours of which the later one starts below the end of the earlier. At 0 the list is in the order of sequence numbers, and everything is found at its ends.</summary>
    public int Inversions;

    public static WaitingList Empty => new() { First = -1, Last = -1 };
}

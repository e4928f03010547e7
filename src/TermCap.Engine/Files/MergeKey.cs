namespace TermCap.Engine.Files;

/// <summary>The place of a head among the others: by time, then as the caller wants it, then in the order of the inputs.</summary>
internal readonly record struct MergeKey(long TimeNanoseconds, int Priority, int Order) : IComparable<MergeKey>
{
    public int CompareTo(MergeKey other)
    {
        int byTime = TimeNanoseconds.CompareTo(other.TimeNanoseconds);
        if (byTime != 0)
        {
            return byTime;
        }

        int byPriority = Priority.CompareTo(other.Priority);
        return byPriority != 0 ? byPriority : Order.CompareTo(other.Order);
    }
}

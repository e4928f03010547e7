namespace TermCap.Screen.Model;

/// <summary>How long sent packets stood between the master's tap and a slave's: the time in the slave's queue.</summary>
/// <param name="Count">Packets measured.</param>
/// <param name="Median">Half of them waited no longer, in nanoseconds.</param>
/// <param name="P99">99 of 100 waited no longer.</param>
/// <param name="Max">The longest.</param>
public sealed record QueueLine(long Count, long Median, long P99, long Max)
{
    /// <summary>How many waited how long, each step twice as long as the one before: below 2 µs, below 4 µs, …</summary>
    public IReadOnlyList<int> Histogram { get; init; } = [];
}

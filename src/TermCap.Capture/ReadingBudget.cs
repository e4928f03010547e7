namespace TermCap.Capture;

/// <summary>When the host's devices may be read again: at once after a few changes, seldom when they change all the time.</summary>
/// <remarks>
/// Bound: readings take at most a twentieth of the time, with <see cref="AheadMilliseconds"/> of reading in advance. A failover is two changes within a tenth of a second
/// (a slave's carrier, then the bond's active slave), and the second is the one that matters: it must not wait because reading the first took long. Times are of <see cref="Environment.TickCount64"/>.
/// </remarks>
internal sealed class ReadingBudget
{
    /// <summary>Changes come in bursts: no two readings are closer (milliseconds).</summary>
    public const long IntervalMilliseconds = 10;

    /// <summary>Of this many milliseconds, one may be spent reading.</summary>
    public const int Share = 20;

    /// <summary>Reading that may be done before it is paid for.</summary>
    public const long AheadMilliseconds = 500;

    private long _paidAt = long.MinValue;
    private long _next = long.MinValue;

    /// <summary>Whether a reading may begin.</summary>
    public bool Allows(long now) => now >= _next;

    /// <summary>Notes a reading that was done.</summary>
    /// <param name="began">When it began.</param>
    /// <param name="milliseconds">How long it took.</param>
    public void Spend(long began, double milliseconds)
    {
        _paidAt = long.Max(_paidAt, began) + (long)(milliseconds * Share);
        _next = long.Max(began + IntervalMilliseconds, _paidAt - (AheadMilliseconds * Share));
    }
}

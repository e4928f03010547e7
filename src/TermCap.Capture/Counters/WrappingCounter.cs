namespace TermCap.Capture.Counters;

/// <summary>A 64-bit total behind a 32-bit counter that wraps (at a million frames a second in 72 minutes). Must be read at least once a round.</summary>
internal struct WrappingCounter
{
    private uint _last;

    /// <summary>The total so far.</summary>
    public ulong Total { get; private set; }

    /// <summary>Takes a reading and returns the total.</summary>
    public ulong Advance(uint reading)
    {
        Total += unchecked(reading - _last);
        _last = reading;
        return Total;
    }
}

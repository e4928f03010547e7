namespace TermCap.Engine.Pairing;

/// <summary>What the two taps around one slave tell (design.md 7a).</summary>
/// <remarks>Owned by the pairer; <see cref="Clone"/> makes a picture for another thread. Bound: one per slave of the topology.</remarks>
public sealed class SlaveStatistics(uint interfaceKey)
{
    /// <summary>Delays remembered to tell which of several groups a sent copy fits.</summary>
    internal const int RecentCount = 16;

    private readonly long[] _recent = new long[RecentCount];
    private int _recentNext;
    private int _recentFilled;

    /// <summary>The slave's interface key.</summary>
    public uint Interface { get; } = interfaceKey;

    /// <summary>The time from the master's tap to the slave's on transmit: the wait in the slave's queue.</summary>
    public DelayHistogram Queueing { get; private set; } = new();

    /// <summary>Packets seen sent at the master and never at the slave that was the active one: dropped on this host, before the wire. Not counted while the capture drops.</summary>
    public long MissingPartners { get; internal set; }

    /// <summary>Packets received here that the master did not take: floods at a backup slave, own frames that came back, link-local frames.</summary>
    public long NotDelivered { get; internal set; }

    /// <summary>Frames received here.</summary>
    public long FramesIn { get; internal set; }

    /// <summary>Frames sent here.</summary>
    public long FramesOut { get; internal set; }

    /// <summary>A picture that no longer changes.</summary>
    public SlaveStatistics Clone() => new(Interface)
    {
        Queueing = Queueing.Clone(),
        MissingPartners = MissingPartners,
        NotDelivered = NotDelivered,
        FramesIn = FramesIn,
        FramesOut = FramesOut,
    };

    internal void NoteDelay(long nanoseconds, bool isCertain)
    {
        Queueing.Add(nanoseconds);
        if (isCertain)
        {
            _recent[_recentNext] = nanoseconds;
            _recentNext = (_recentNext + 1) % RecentCount;
            _recentFilled = Math.Min(_recentFilled + 1, RecentCount);
        }
    }

    /// <summary>Whether a delay is like the last ones: between half of the least and twice the longest, give or take 100 µs (jitter of two CPUs).</summary>
    internal bool Fits(long nanoseconds)
    {
        if (_recentFilled == 0)
        {
            return true;
        }

        ReadOnlySpan<long> recent = _recent.AsSpan(0, _recentFilled);
        long least = long.MaxValue;
        long most = 0;
        foreach (long delay in recent)
        {
            least = Math.Min(least, delay);
            most = Math.Max(most, delay);
        }

        const long JitterNanoseconds = 100_000;
        return nanoseconds >= (least / 2) - JitterNanoseconds && nanoseconds <= (most * 2) + JitterNanoseconds;
    }
}

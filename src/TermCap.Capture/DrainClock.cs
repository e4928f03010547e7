using TermCap.Engine.Frames;

namespace TermCap.Capture;

/// <summary>When a capture that was asked to stop has delivered everything that came before the request.</summary>
/// <remarks>
/// It is over at a frame that is clearly younger than the request, or when the ring stays empty for longer than the kernel may hold a frame back.
/// Bound: ten seconds after the request it is over in any case (a clock that was set back would otherwise keep it going under traffic).
/// </remarks>
internal sealed class DrainClock
{
    // Frames stand up to some milliseconds behind later-stamped ones; 50 ms lets them all pass.
    private const long SlackNanoseconds = 50_000_000;

    // The kernel hands a block over within one read time-out; half of one more for the scheduler.
    private const long QuietMilliseconds = LiveCapture.ReadTimeoutMilliseconds * 3 / 2;

    private const long LongestMilliseconds = 10_000;

    private long _stopNanoseconds = long.MaxValue;
    private long _deadline = long.MaxValue;
    private long _quietSince = -1;

    /// <summary>Whether a stop was asked for.</summary>
    public bool IsRunning => Volatile.Read(ref _stopNanoseconds) != long.MaxValue;

    /// <summary>Notes the request; the first one counts. Safe from any thread.</summary>
    public void Start(Timestamp now)
    {
        if (Interlocked.CompareExchange(ref _stopNanoseconds, now.Nanoseconds, long.MaxValue) == long.MaxValue)
        {
            Volatile.Write(ref _deadline, Environment.TickCount64 + LongestMilliseconds);
        }
    }

    /// <summary>Whether the frames have passed the request; asked after frames came.</summary>
    public bool IsOver(long newestNanoseconds)
    {
        _quietSince = -1;
        return IsRunning && (newestNanoseconds - Volatile.Read(ref _stopNanoseconds) > SlackNanoseconds || Environment.TickCount64 >= Volatile.Read(ref _deadline));
    }

    /// <summary>Whether it has been quiet long enough; asked after a look at the ring that found nothing.</summary>
    /// <param name="looked">When that look began, of <see cref="Environment.TickCount64"/>: the thread may have stood still since, the look may not count for that time.</param>
    public bool IsOverAfterQuiet(long looked)
    {
        if (!IsRunning)
        {
            return false;
        }

        if (_quietSince < 0)
        {
            _quietSince = looked;
        }

        return looked - _quietSince >= QuietMilliseconds || looked >= Volatile.Read(ref _deadline);
    }
}

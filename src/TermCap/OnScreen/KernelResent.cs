using TermCap.Capture.Counters;

namespace TermCap.OnScreen;

/// <summary>Segments that this host's kernel sent again since the capture began; read once a second at most. One thread.</summary>
internal sealed class KernelResent
{
    private const long IntervalMilliseconds = 1000;

    private readonly KernelCounters _counters = new();
    private long _readAt = long.MinValue;
    private long? _value;

    /// <summary>The count; null where the kernel does not tell.</summary>
    public long? Now()
    {
        long now = Environment.TickCount64;
        if (_readAt == long.MinValue || now - _readAt >= IntervalMilliseconds)
        {
            _readAt = now;
            _value = (long?)_counters.Read()[KernelCounter.TcpRetransSegs];
        }

        return _value;
    }
}

using TermCap.Capture.Counters;

namespace TermCap.OnScreen;

/// <summary>Frames that each device of this host dropped since the capture began; read once a second at most. One thread.</summary>
/// <remarks>Counted are rx_missed_errors, rx_fifo_errors and tx_dropped: what a capture cannot have seen, or what never left. rx_dropped is mostly frames of protocols that nobody wanted.</remarks>
internal sealed class DeviceDrops : IDisposable
{
    private const long IntervalMilliseconds = 1000;

    private readonly InterfaceCounters _counters = new();
    private long _readAt = long.MinValue;
    private Dictionary<uint, long> _drops = [];

    /// <summary>The drops by interface index.</summary>
    public IReadOnlyDictionary<uint, long> Now()
    {
        long now = Environment.TickCount64;
        if (_readAt == long.MinValue || now - _readAt >= IntervalMilliseconds)
        {
            _readAt = now;
            _drops = _counters.Read().ToDictionary(row => row.Key, row => (long)(row.Value.ReceiveMissed + row.Value.SendDropped));
        }

        return _drops;
    }

    /// <inheritdoc/>
    public void Dispose() => _counters.Dispose();
}

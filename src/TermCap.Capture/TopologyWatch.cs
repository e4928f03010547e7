using System.Diagnostics;
using TermCap.Capture.Hosts;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture;

/// <summary>Notices that the host's devices changed and keeps what was noticed until its place among the frames.</summary>
/// <remarks>
/// Bound: reading the devices takes at most a twentieth of the time, however often they change (a host that starts containers all the time); what changes meanwhile is noticed
/// at the next reading.
/// </remarks>
internal sealed class TopologyWatch : IDisposable
{
    private const long IntervalMilliseconds = 10;
    private const int ShareOfTime = 20;

    private readonly LinkMonitor? _links = LinkMonitor.TryOpen();
    private long _nextReading;

    /// <summary>Reads the devices for the first time.</summary>
    /// <param name="opened">When the capture began: the topology holds from then on.</param>
    public TopologyWatch(Timestamp opened)
    {
        First = HostInterfaces.Read();
        Pending.Notice(opened, First);
    }

    /// <summary>The topology at the start.</summary>
    public HostTopology First { get; }

    /// <summary>What waits for its place.</summary>
    public PendingTopologies Pending { get; } = new();

    /// <summary>For poll: readable when a device changed; -1 while that would be noticed too early, or the kernel does not tell.</summary>
    public int Descriptor => _links is not null && Environment.TickCount64 >= _nextReading ? _links.Descriptor : -1;

    /// <summary>Reads the devices again if the kernel said that something changed. Does not wait.</summary>
    public void Notice()
    {
        long now = Environment.TickCount64;
        if (_links is null || now < _nextReading)
        {
            return;
        }

        _nextReading = now + IntervalMilliseconds;
        if (_links.HasNews())
        {
            long start = Stopwatch.GetTimestamp();
            HostTopology host = HostInterfaces.Read();

            // The moment after reading, never one before the change: a slave that became active meanwhile was not before, and what it received then went nowhere.
            Pending.Notice(LiveClock.Now, host);
            _nextReading = now + long.Max(IntervalMilliseconds, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds * ShareOfTime);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _links?.Dispose();
}

using System.Diagnostics;
using TermCap.Capture.Hosts;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture;

/// <summary>Notices that the host's devices changed and keeps what was noticed until its place among the frames.</summary>
/// <remarks>
/// Bound: <see cref="ReadingBudget"/>, however often the devices change (a host that starts containers all the time); what changes meanwhile is noticed at the next reading.
/// </remarks>
internal sealed class TopologyWatch : IDisposable
{
    private readonly LinkMonitor? _links = LinkMonitor.TryOpen();
    private readonly TeamPorts _teams = new();
    private readonly ReadingBudget _budget = new();

    /// <summary>Reads the devices for the first time.</summary>
    /// <param name="opened">When the capture began: the topology holds from then on.</param>
    public TopologyWatch(Timestamp opened)
    {
        First = HostInterfaces.Read(_teams);
        Pending.Notice(opened, First);
    }

    /// <summary>The topology at the start.</summary>
    public HostTopology First { get; }

    /// <summary>What waits for its place.</summary>
    public PendingTopologies Pending { get; } = new();

    /// <summary>For poll: readable when a device changed; -1 while that would be noticed too early, or the kernel does not tell.</summary>
    public int Descriptor => _links is not null && _budget.Allows(Environment.TickCount64) ? _links.Descriptor : -1;

    /// <summary>For poll: the same for the active port of a team.</summary>
    public int TeamDescriptor => _budget.Allows(Environment.TickCount64) ? _teams.Descriptor : -1;

    /// <summary>Reads the devices again if the kernel said that something changed. Does not wait.</summary>
    public void Notice()
    {
        long now = Environment.TickCount64;
        if (!_budget.Allows(now) || !HasNews())
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        HostTopology host = HostInterfaces.Read(_teams);

        // The moment after reading, never one before the change: a slave that became active meanwhile was not before, and what it received then went nowhere.
        Pending.Notice(LiveClock.Now, host);
        _budget.Spend(now, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _links?.Dispose();
        _teams.Dispose();
    }

    private bool HasNews()
    {
        bool hasLinks = _links is not null && _links.HasNews();
        return _teams.HasNews() || hasLinks;
    }
}

using TermCap.Capture.Hosts;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture;

/// <summary>Topologies that were noticed and wait for their place among the frames, which arrive later than they happened.</summary>
/// <remarks>Bound: 64. When full, the newest replaces the one before it: the last state is always told, a state between may not be.</remarks>
internal sealed class PendingTopologies
{
    /// <summary>Changes within one read time-out that keep a place of their own; a failover makes about four.</summary>
    internal const int Capacity = 64;

    private readonly List<TopologyEvent> _waiting = new(Capacity);
    private HostTopology? _last;

    /// <summary>The time of the first that waits; the end of time when none does.</summary>
    public long DueNanoseconds { get; private set; } = long.MaxValue;

    /// <summary>Keeps a topology, unless it says what the last one said.</summary>
    public void Notice(Timestamp time, HostTopology host)
    {
        if (_last is not null && TopologyComparison.AreSame(_last, host))
        {
            return;
        }

        _last = host;
        if (_waiting.Count == Capacity)
        {
            _waiting.RemoveAt(Capacity - 1);
        }

        _waiting.Add(new TopologyEvent(time, host));
        DueNanoseconds = _waiting[0].Time.Nanoseconds;
    }

    /// <summary>Puts all that are not younger than a moment into the batch, in order.</summary>
    public void MoveTo(FrameBatch batch, long nanoseconds)
    {
        int count = 0;
        while (count < _waiting.Count && _waiting[count].Time.Nanoseconds <= nanoseconds)
        {
            batch.Add(_waiting[count]);
            count++;
        }

        _waiting.RemoveRange(0, count);
        DueNanoseconds = _waiting.Count == 0 ? long.MaxValue : _waiting[0].Time.Nanoseconds;
    }
}

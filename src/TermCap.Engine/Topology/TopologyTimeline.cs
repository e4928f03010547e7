using System.Collections.Immutable;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Topology;

/// <summary>How a host's devices stood over the time of a capture. Immutable.</summary>
/// <param name="Start">Before the first change.</param>
/// <param name="Changes">By rising time.</param>
/// <param name="Notes">By rising time.</param>
public sealed record TopologyTimeline(HostTopology Start, ImmutableArray<TopologyChange> Changes, ImmutableArray<TopologyNote> Notes)
{
    /// <summary>One topology for all time.</summary>
    public TopologyTimeline(HostTopology topology)
        : this(topology, [], [])
    {
    }

    /// <summary>How the devices stood at a moment; O(log n).</summary>
    public HostTopology At(Timestamp time)
    {
        int low = 0;
        int high = Changes.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Changes[middle].Time.CompareTo(time) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? Start : Changes[low - 1].Topology;
    }

    /// <summary>How the devices stood last.</summary>
    public HostTopology End => Changes.IsEmpty ? Start : Changes[^1].Topology;
}

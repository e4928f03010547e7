namespace TermCap.Screen.Model;

/// <summary>One device of the capturing host, in the order of a tree.</summary>
/// <param name="Depth">0 for a device with nothing above it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">bond (active-backup), vlan 12, …</param>
/// <param name="Role">Its place: master, active slave, …</param>
/// <param name="State">up, down, or empty when not known.</param>
public sealed record InterfaceLine(int Depth, string Name, string Kind, string Role, string State)
{
    /// <summary>Frames received.</summary>
    public long FramesIn { get; init; }

    /// <summary>Frames sent.</summary>
    public long FramesOut { get; init; }

    /// <summary>Packets that lack a copy here, though they should have one; null when not known.</summary>
    public long? Missing { get; init; }

    /// <summary>Frames that the device dropped; null when not known.</summary>
    public long? Drops { get; init; }

    /// <summary>Median, 99th percentile and maximum of the time from the master's tap to this one; null when nothing was sent.</summary>
    public (long Median, long P99, long Max)? QueueNanoseconds { get; init; }

    /// <summary>How many waited how long, in rising steps.</summary>
    public IReadOnlyList<int> QueueHistogram { get; init; } = [];
}

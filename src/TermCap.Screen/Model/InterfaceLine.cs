namespace TermCap.Screen.Model;

/// <summary>One device of the capturing host, in the order of a tree.</summary>
/// <param name="Depth">0 for a device with nothing above it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">bond (active-backup), vlan 12, …</param>
/// <param name="Role">Its place: master, active slave, …</param>
/// <param name="State">up, down, or empty when not known.</param>
public sealed record InterfaceLine(int Depth, string Name, string Kind, string Role, string State)
{
    /// <summary>The kernel's number of it; null where the input does not say.</summary>
    public uint? Index { get; init; }

    /// <summary>Its hardware address; empty when not known.</summary>
    public string Mac { get; init; } = "";

    /// <summary>Its addresses, separated by blanks; empty when not known.</summary>
    public string Addresses { get; init; } = "";

    /// <summary>Bytes of all its frames, as on the wire.</summary>
    public long Bytes { get; init; }

    /// <summary>Frames received.</summary>
    public long FramesIn { get; init; }

    /// <summary>Frames sent.</summary>
    public long FramesOut { get; init; }

    /// <summary>Slave: packets sent at the master and never here. Master: received at a slave and never here. Null for devices that are neither.</summary>
    public long? Missing { get; init; }

    /// <summary>Packets received here that the master did not take: floods at a backup slave, link control; null where nothing is above.</summary>
    public long? Refused { get; init; }

    /// <summary>Times that the master changed its slave; null for devices that are no master.</summary>
    public int? Failovers { get; init; }

    /// <summary>Frames that the device dropped; null when not known.</summary>
    public long? Drops { get; init; }

    /// <summary>The time from the master's tap to this one; null when nothing was sent.</summary>
    public QueueLine? Queue { get; init; }
}

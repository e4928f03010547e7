using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>What the rules ask of one device, worked out once per topology.</summary>
internal sealed class Device
{
    public required uint Key { get; init; }

    public required InterfaceRole Role { get; init; }

    public required InterfaceKind Kind { get; init; }

    /// <summary>The devices directly above; none for tunnels and for devices below tunnels only.</summary>
    public Device[] Uppers { get; set; } = [];

    /// <summary>The devices directly below; none for tunnels.</summary>
    public Device[] Lowers { get; set; } = [];

    /// <summary>The bond, team or bridge that has this device.</summary>
    public Device? Owner { get; set; }

    public required BondMode Mode { get; init; }

    /// <summary>Whether the bond takes frames from backup slaves too.</summary>
    public required bool AllSlavesActive { get; init; }

    public required bool HasArpMonitor { get; init; }

    /// <summary>What this capture has shown of the device; outlives topologies.</summary>
    public required DeviceEvidence Evidence { get; init; }

    /// <summary>The nearest bond or team above, or null.</summary>
    public Device? MasterAbove { get; set; }

    /// <summary>Whether a bond or team lies below.</summary>
    public bool HasMasterBelow { get; set; }

    /// <summary>At a master: the slave that it uses; null where it uses several, or none is known.</summary>
    public Device? Active => Array.Find(Lowers, lower => lower.Role == InterfaceRole.ActiveSlave);

    public bool IsMaster => Kind is InterfaceKind.Bond or InterfaceKind.Team;

    public bool IsBridge => Kind == InterfaceKind.Bridge;

    /// <summary>A device that IP can route out of: owned by nobody, not the loopback.</summary>
    public bool IsEgress => Owner is null && Kind != InterfaceKind.Loopback;

    /// <summary>All devices above, nearest first; bounded, see <see cref="DeviceTable"/>.</summary>
    public Device[] Ancestors { get; set; } = [];

    public bool IsAbove(Device other) => Array.IndexOf(other.Ancestors, this) >= 0;
}

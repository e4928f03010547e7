using System.Collections.Immutable;

namespace TermCap.Engine.Topology;

/// <summary>One network device of the capturing host at a moment.</summary>
/// <param name="Index">The kernel's ifindex, from 1.</param>
/// <param name="Name">Its name; <c>if4</c> where only the index is known.</param>
/// <param name="Kind">What it is.</param>
public sealed record NetworkInterface(uint Index, string Name, InterfaceKind Kind)
{
    /// <summary>The device that took this one as slave or port (bond, team, bridge); null when none did.</summary>
    public uint? Master { get; init; }

    /// <summary>The devices directly below: slaves of a bond, ports of a bridge, the device under a VLAN or macvlan.</summary>
    public ImmutableArray<uint> Lowers { get; init; } = [];

    /// <summary>The bond's mode; Unknown for other devices.</summary>
    public BondMode BondMode { get; init; } = BondMode.Unknown;

    /// <summary>The slave that the bond or team uses now; null where all work or it is not known.</summary>
    public uint? ActiveSlave { get; init; }

    /// <summary>all_slaves_active of the bond: frames at backup slaves are delivered too.</summary>
    public bool AllSlavesActive { get; init; }

    /// <summary>Whether the bond probes with ARP (arp_interval is not 0).</summary>
    public bool HasArpMonitor { get; init; }

    /// <summary>The VLAN ID of a VLAN device; 0 for others.</summary>
    public ushort VlanId { get; init; }

    /// <summary>The MAC address, in the low 48 bits; 0 when there is none.</summary>
    public ulong Mac { get; init; }

    /// <summary>up, down, … as the kernel's operstate says it; null when not known.</summary>
    public string? State { get; init; }

    /// <summary>Addresses with prefix lengths.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];
}

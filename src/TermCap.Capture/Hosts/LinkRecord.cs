using TermCap.Engine.Topology;

namespace TermCap.Capture.Hosts;

/// <summary>What the kernel tells of one device, before devices are put into relation.</summary>
internal sealed record LinkRecord
{
    /// <summary>ifindex.</summary>
    public uint Index { get; set; }

    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>ARPHRD_: 1 Ethernet, 772 loopback, 65534 none.</summary>
    public ushort HardwareType { get; set; }

    /// <summary>The driver family (IFLA_INFO_KIND): bond, bridge, vlan; empty for hardware.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The device that took it as slave or port; 0 for none.</summary>
    public uint Master { get; set; }

    /// <summary>The device that it stands on (iflink), in this namespace; 0 for none.</summary>
    public uint Lower { get; set; }

    /// <summary>Whether <see cref="Lower"/> counts in another network namespace (a veth's or macvlan's other side).</summary>
    public bool IsLowerElsewhere { get; set; }

    /// <summary>operstate's number (RFC 2863, net/core/link_watch).</summary>
    public byte State { get; set; }

    /// <summary>The MAC address; 0 for none.</summary>
    public ulong Mac { get; set; }

    /// <summary>The bond's mode.</summary>
    public BondMode BondMode { get; set; } = BondMode.Unknown;

    /// <summary>The bond's active slave; 0 for none.</summary>
    public uint ActiveSlave { get; set; }

    /// <summary>The bond's all_slaves_active.</summary>
    public bool AllSlavesActive { get; set; }

    /// <summary>The bond's arp_interval is not 0.</summary>
    public bool HasArpMonitor { get; set; }

    /// <summary>The VLAN ID; 0 for none.</summary>
    public ushort VlanId { get; set; }

    /// <summary>The device's counters.</summary>
    public Counters.InterfaceStatistics Statistics { get; set; }
}

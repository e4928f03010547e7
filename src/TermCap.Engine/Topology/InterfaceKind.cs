namespace TermCap.Engine.Topology;

/// <summary>What a network device is, as <c>ip -details link</c> names it.</summary>
public enum InterfaceKind : byte
{
    /// <summary>Not known, or none of the others.</summary>
    Other = 0,

    /// <summary>A device with hardware below, or one that acts so.</summary>
    Physical,

    /// <summary>The loopback device.</summary>
    Loopback,

    /// <summary>A master of the bonding driver.</summary>
    Bond,

    /// <summary>A master of the team driver.</summary>
    Team,

    /// <summary>A bridge.</summary>
    Bridge,

    /// <summary>An 802.1Q or 802.1ad device on another one.</summary>
    Vlan,

    /// <summary>A macvlan, macvtap or ipvlan device on another one.</summary>
    Macvlan,

    /// <summary>One end of a veth pair.</summary>
    Veth,

    /// <summary>gre, vxlan, ipip, sit, wireguard, xfrm, tun: what goes in comes out wrapped.</summary>
    Tunnel,
}

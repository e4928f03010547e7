namespace TermCap.Engine.Wire;

/// <summary>The layers of a frame, from the wire upward; where locating ended says which could not be read.</summary>
public enum Layer : byte
{
    /// <summary>Nothing was read.</summary>
    None = 0,

    /// <summary>Ethernet, cooked or raw link header.</summary>
    Link,

    /// <summary>A VLAN tag, PPPoE or MPLS between link and network.</summary>
    Shim,

    /// <summary>IPv4, IPv6, ARP or what the EtherType names.</summary>
    Network,

    /// <summary>A tunnel header and what it carries.</summary>
    Tunnel,

    /// <summary>TCP, UDP, ICMP, …</summary>
    Transport,
}

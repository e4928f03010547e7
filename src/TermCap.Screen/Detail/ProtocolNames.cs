using TermCap.Engine.Wire;

namespace TermCap.Screen.Detail;

/// <summary>Names of the numbers that headers carry (IANA's registries).</summary>
internal static class ProtocolNames
{
    /// <summary><c>IPv4 (0x0800)</c></summary>
    public static string EtherType(ushort type)
    {
        string name = type switch
        {
            EtherTypes.IPv4 => "IPv4",
            EtherTypes.IPv6 => "IPv6",
            EtherTypes.Arp => "ARP",
            EtherTypes.Vlan => "VLAN",
            EtherTypes.ProviderVlan => "provider VLAN",
            EtherTypes.Slow => "slow protocols (LACP)",
            EtherTypes.Lldp => "LLDP",
            EtherTypes.MplsUnicast or EtherTypes.MplsMulticast => "MPLS",
            EtherTypes.PppoeSession => "PPPoE",
            EtherTypes.Loopback => "loopback test",
            EtherTypes.TransparentEthernet => "Ethernet",
            _ => "not read",
        };
        return $"{name} (0x{type:x4})";
    }

    /// <summary><c>TCP (6)</c></summary>
    public static string Protocol(byte protocol)
    {
        string name = protocol switch
        {
            IpProtocols.Icmp => "ICMP",
            IpProtocols.Igmp => "IGMP",
            IpProtocols.IPv4 => "IPv4",
            IpProtocols.Tcp => "TCP",
            IpProtocols.Udp => "UDP",
            IpProtocols.IPv6 => "IPv6",
            IpProtocols.Gre => "GRE",
            IpProtocols.Esp => "ESP",
            IpProtocols.Authentication => "AH",
            IpProtocols.IcmpV6 => "ICMPv6",
            IpProtocols.Sctp => "SCTP",
            IpProtocols.HopByHop => "hop-by-hop options",
            IpProtocols.Routing => "routing",
            IpProtocols.Fragment => "fragment",
            IpProtocols.DestinationOptions => "destination options",
            IpProtocols.NoNext => "nothing",
            _ => "not read",
        };
        return $"{name} ({protocol})";
    }

    /// <summary>The ECN bits (RFC 3168, section 5).</summary>
    public static string Ecn(int trafficClass) => (trafficClass & 3) switch
    {
        0 => "not ECN-capable",
        1 => "ECT(1)",
        2 => "ECT(0)",
        _ => "congestion experienced",
    };

    /// <summary><c>SYN, ACK</c></summary>
    public static string Flags(SegmentFlags flags) => flags == SegmentFlags.None
        ? "none"
        : string.Join(", ", Enum.GetValues<SegmentFlags>().Where(flag => flag != SegmentFlags.None && flags.HasFlag(flag)).Select(flag => flag.ToString().ToUpperInvariant()));
}

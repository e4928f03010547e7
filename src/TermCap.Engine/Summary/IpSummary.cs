using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>Chooses the line of an IP packet: the analysed TCP, also inside a tunnel; a fragment; or what the protocol number says.</summary>
internal static class IpSummary
{
    private const string UnknownName = "unknown IP protocol";

    /// <summary>Writes the info and answers the protocol.</summary>
    public static string Write(SummaryInput input, ref SummaryWriter writer)
    {
        ref readonly LocatedFrame located = ref input.Located;
        if (located.TcpOffset >= 0)
        {
            return WriteTcp(input, ref writer);
        }

        if (located.IsFragment)
        {
            WriteFragment(input, ref writer);
            return located.IpVersion == 4 ? "IPv4" : "IPv6";
        }

        if (located.TransportOffset < 0)
        {
            writer.Text(NameOf(located.Protocol));
            return located.IpVersion == 4 ? "IPv4" : "IPv6";
        }

        ReadOnlySpan<byte> transport = IpLayer.Within(input.Captured, located.TransportOffset, located.TransportOffset + located.TransportLengthBytes);
        SummaryInput above = input.For(transport, located.TransportLengthBytes);
        return Transport(located.Protocol, above, ref writer);
    }

    /// <summary>Writes what a protocol number says of these bytes; UDP by what it carries.</summary>
    public static string Transport(byte protocol, SummaryInput input, ref SummaryWriter writer)
    {
        if (protocol == IpProtocols.Udp)
        {
            return UdpSummary.WriteByPort(input, ref writer);
        }

        if (Protocols.Write(ProtocolCarrier.Ip, protocol, protocol, input, ref writer) is { } name)
        {
            return name;
        }

        string known = NameOf(protocol);
        writer.Text("IP protocol ");
        writer.Number(protocol);
        writer.Text(", ");
        writer.Number(input.WireLengthBytes);
        writer.Text(" bytes");
        return known == UnknownName ? "IP" : known;
    }

    /// <summary>The name of an IP protocol, short.</summary>
    public static string NameOf(byte protocol) => protocol switch
    {
        IpProtocols.Icmp => "ICMP",
        IpProtocols.Igmp => "IGMP",
        IpProtocols.Tcp => "TCP",
        IpProtocols.Udp => "UDP",
        IpProtocols.Gre => "GRE",
        IpProtocols.Esp => "ESP",
        IpProtocols.Authentication => "AH",
        IpProtocols.IcmpV6 => "ICMPv6",
        IpProtocols.NoNext => "nothing above IPv6",
        IpProtocols.Sctp => "SCTP",
        IpProtocols.IPv4 or IpProtocols.IPv6 => "IP in IP",
        89 => "OSPF",
        103 => "PIM",
        112 => "VRRP",
        136 => "UDP-Lite",
        _ => UnknownName,
    };

    private static string WriteTcp(SummaryInput input, ref SummaryWriter writer)
    {
        ref readonly LocatedFrame located = ref input.Located;
        ReadOnlySpan<byte> segment = IpLayer.Within(input.Captured, located.TcpOffset, located.TcpOffset + located.TcpLengthBytes);
        string name = TcpSummary.WriteByPort(input.For(segment, located.TcpLengthBytes), ref writer);
        if (located.TcpIpOffset != located.NetworkOffset)
        {
            writer.Text(located.Tunnel switch
            {
                TunnelKind.Gre => " (in GRE)",
                TunnelKind.Vxlan => " (in VXLAN)",
                TunnelKind.Geneve => " (in GENEVE)",
                _ => " (in IP)",
            });
        }

        return name;
    }

    private static void WriteFragment(SummaryInput input, ref SummaryWriter writer)
    {
        ref readonly LocatedFrame located = ref input.Located;
        writer.Text("Fragment of ");
        writer.Text(NameOf(located.Protocol));
        writer.Text(", offset ");
        writer.Number(located.FragmentOffsetBytes);
        writer.Text(located.MoreFragments ? ", more follow, ID " : ", the last, ID ");
        writer.Hex(located.Identification, 4);
    }
}

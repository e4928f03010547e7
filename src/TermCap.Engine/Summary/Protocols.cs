using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The protocol table: one row for each protocol that has a line of its own. A new protocol is a row, its writer and a test.</summary>
internal static class Protocols
{
    public static readonly ProtocolRow[] Rows =
    [
        new("ARP", ProtocolCarrier.Link, [EtherTypes.Arp], ArpSummary.Write),
        new("LACP", ProtocolCarrier.Link, [EtherTypes.Slow], LacpSummary.Write),
        new("LLDP", ProtocolCarrier.Link, [EtherTypes.Lldp], LldpSummary.Write),
        new("STP", ProtocolCarrier.Llc, [StpSummary.ServiceAccessPoint], StpSummary.Write),
        new("ICMP", ProtocolCarrier.Ip, [IpProtocols.Icmp], IcmpSummary.Write),
        new("IGMP", ProtocolCarrier.Ip, [IpProtocols.Igmp], IgmpSummary.Write),
        new("ICMPv6", ProtocolCarrier.Ip, [IpProtocols.IcmpV6], IcmpV6Summary.Write),
        new("TCP", ProtocolCarrier.Ip, [IpProtocols.Tcp], TcpSummary.Write),
        new("UDP", ProtocolCarrier.Ip, [IpProtocols.Udp], UdpSummary.Write),
        new("GRE", ProtocolCarrier.Ip, [IpProtocols.Gre], TunnelSummary.WriteGre),
        new("IP in IP", ProtocolCarrier.Ip, [IpProtocols.IPv4, IpProtocols.IPv6], TunnelSummary.WriteIpInIp),
        new("ESP", ProtocolCarrier.Ip, [IpProtocols.Esp], EspSummary.Write),
        new("HTTP", ProtocolCarrier.Tcp, [80, 8080], HttpSummary.Write) { IsToldByBytes = true },
        new("TLS", ProtocolCarrier.Tcp, [443], TlsSummary.Write) { IsToldByBytes = true },
        new("SSH", ProtocolCarrier.Tcp, [22], SshSummary.Write) { IsToldByBytes = true },
        new("Redis", ProtocolCarrier.Tcp, [6379, 6380], RedisSummary.Write),
        new("MySQL", ProtocolCarrier.Tcp, [3306], MySqlSummary.Write),
        new("PostgreSQL", ProtocolCarrier.Tcp, [5432], PostgreSqlSummary.Write),
        new("DNS", ProtocolCarrier.Tcp, [DnsHeader.Port], DnsSummary.WriteOverTcp),
        new("DNS", ProtocolCarrier.Udp, [DnsHeader.Port], DnsSummary.Write),
        new("mDNS", ProtocolCarrier.Udp, [DnsHeader.MulticastPort], DnsSummary.Write),
        new("LLMNR", ProtocolCarrier.Udp, [DnsHeader.LocalNamePort], DnsSummary.Write),
        new("DHCP", ProtocolCarrier.Udp, [67, 68], DhcpSummary.Write),
        new("NTP", ProtocolCarrier.Udp, [123], NtpSummary.Write),
        new("VXLAN", ProtocolCarrier.Udp, [VxlanHeader.Port], TunnelSummary.WriteVxlan),
        new("ESP", ProtocolCarrier.Udp, [4500], EspSummary.WriteInUdp),
        new("QUIC", ProtocolCarrier.Udp, [443], QuicSummary.Write) { IsToldByBytes = true },
    ];

    /// <summary>Writes the line of the first row whose number is announced and whose writer accepts the bytes; for TCP and UDP then of those told by their bytes.</summary>
    /// <returns>The protocol's name; null when no row fits.</returns>
    public static string? Write(ProtocolCarrier carrier, ushort number, ushort otherNumber, SummaryInput input, ref SummaryWriter writer)
    {
        int start = writer.LengthChars;
        foreach (ProtocolRow row in Rows)
        {
            if (row.Carrier == carrier && (row.Numbers.AsSpan().Contains(number) || row.Numbers.AsSpan().Contains(otherNumber)))
            {
                if (row.Write(input, ref writer))
                {
                    return row.Name;
                }

                writer.Rewind(start);
            }
        }

        foreach (ProtocolRow row in Rows)
        {
            if (row.Carrier == carrier && row.IsToldByBytes)
            {
                if (row.Write(input, ref writer))
                {
                    return row.Name;
                }

                writer.Rewind(start);
            }
        }

        return null;
    }
}

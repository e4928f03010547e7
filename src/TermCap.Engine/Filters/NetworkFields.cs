using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about IP, ARP and ICMP. In a readable tunnel that carries TCP the addresses are the inner ones, the header fields the outer ones.</summary>
internal static class NetworkFields
{
    public static readonly FilterField[] Rows =
    [
        FilterField.Protocol("ip", "IPv4", IsIPv4, TryNetwork),
        FilterField.Addresses("ip.addr", FilterFieldType.IPv4, "source or destination IPv4 address", static (in row, scope, index, out value) => TryEither(in row, 4, index, out value)),
        FilterField.Addresses("ip.src", FilterFieldType.IPv4, "source IPv4 address", static (in row, scope, index, out value) => TrySource(in row, 4, index, out value)),
        FilterField.Addresses("ip.dst", FilterFieldType.IPv4, "destination IPv4 address", static (in row, scope, index, out value) => TryDestination(in row, 4, index, out value)),
        FilterField.Row("ip.proto", FilterFieldType.Number, "protocol above IPv4", IsIPv4, static (in row) => row.Protocol),
        FilterField.Wire("ip.ttl", FilterFieldType.Number, "IPv4 time to live", static (captured, in located, out value) => TryIPv4(captured, in located, static header => header.TimeToLive, out value)),
        FilterField.Wire("ip.id", FilterFieldType.Number, "IPv4 identification", static (captured, in located, out value) => TryIPv4(captured, in located, static header => header.Identification, out value)),
        FilterField.Wire("ip.len", FilterFieldType.Number, "IPv4 total length as stated", static (captured, in located, out value) => TryIPv4(captured, in located, static header => header.TotalLengthBytes, out value)),
        FilterField.Wire("ip.dsfield", FilterFieldType.Number, "IPv4 DSCP and ECN", static (captured, in located, out value) => TryIPv4(captured, in located, static header => header.TrafficClass, out value)),
        FilterField.Wire("ip.flags.df", FilterFieldType.Boolean, "IPv4 don't fragment", static (captured, in located, out value) => TryIPv4(captured, in located, static header => header.DontFragment ? 1 : 0, out value)),
        FilterField.Wire("ip.flags.mf", FilterFieldType.Boolean, "IPv4 more fragments", static (captured, in located, out value) => TryIPv4(captured, in located, static header => header.MoreFragments ? 1 : 0, out value)),
        FilterField.Wire("ip.frag_offset", FilterFieldType.Number, "IPv4 fragment offset in bytes", static (captured, in located, out value) => TryIPv4(captured, in located, static header => header.FragmentOffsetBytes, out value)),
        FilterField.Protocol("ipv6", "IPv6", IsIPv6, TryNetwork),
        FilterField.Addresses("ipv6.addr", FilterFieldType.IPv6, "source or destination IPv6 address", static (in row, scope, index, out value) => TryEither(in row, 6, index, out value)),
        FilterField.Addresses("ipv6.src", FilterFieldType.IPv6, "source IPv6 address", static (in row, scope, index, out value) => TrySource(in row, 6, index, out value)),
        FilterField.Addresses("ipv6.dst", FilterFieldType.IPv6, "destination IPv6 address", static (in row, scope, index, out value) => TryDestination(in row, 6, index, out value)),
        FilterField.Wire("ipv6.nxt", FilterFieldType.Number, "IPv6 next header", static (captured, in located, out value) => TryIPv6(captured, in located, static header => header.NextHeader, out value)),
        FilterField.Wire("ipv6.hlim", FilterFieldType.Number, "IPv6 hop limit", static (captured, in located, out value) => TryIPv6(captured, in located, static header => header.HopLimit, out value)),
        FilterField.Wire("ipv6.flow", FilterFieldType.Number, "IPv6 flow label", static (captured, in located, out value) => TryIPv6(captured, in located, static header => header.FlowLabel, out value)),
        FilterField.Wire("ipv6.plen", FilterFieldType.Number, "IPv6 payload length as stated", static (captured, in located, out value) => TryIPv6(captured, in located, static header => header.PayloadLengthBytes, out value)),
        FilterField.Protocol("arp", "ARP", static (in row) => row.EtherType == EtherTypes.Arp, TryNetwork),
        FilterField.Wire("arp.opcode", FilterFieldType.Number, "ARP operation: 1 request, 2 reply", static (captured, in located, out value) => TryArp(captured, in located, out value)),
        FilterField.Protocol("icmp", "ICMP of IPv4", static (in row) => IsIPv4(in row) && row.Protocol == IpProtocols.Icmp, TryTransport),
        FilterField.Wire("icmp.type", FilterFieldType.Number, "ICMP type", static (captured, in located, out value) => TryIcmp(captured, in located, IpProtocols.Icmp, static header => header.Type, out value)),
        FilterField.Wire("icmp.code", FilterFieldType.Number, "ICMP code", static (captured, in located, out value) => TryIcmp(captured, in located, IpProtocols.Icmp, static header => header.Code, out value)),
        FilterField.Protocol("icmpv6", "ICMP of IPv6", static (in row) => IsIPv6(in row) && row.Protocol == IpProtocols.IcmpV6, TryTransport),
        FilterField.Wire("icmpv6.type", FilterFieldType.Number, "ICMPv6 type", static (captured, in located, out value) => TryIcmp(captured, in located, IpProtocols.IcmpV6, static header => header.Type, out value)),
        FilterField.Wire("icmpv6.code", FilterFieldType.Number, "ICMPv6 code", static (captured, in located, out value) => TryIcmp(captured, in located, IpProtocols.IcmpV6, static header => header.Code, out value)),
        FilterField.Presence("igmp", "IGMP", static (in row) => row.IpVersion == 4 && row.Protocol == IpProtocols.Igmp),
        FilterField.Presence("gre", "GRE", static (in row) => row.IpVersion != 0 && row.Protocol == IpProtocols.Gre),
        FilterField.Presence("esp", "ESP", static (in row) => row.IpVersion != 0 && row.Protocol == IpProtocols.Esp),
        FilterField.Presence("sctp", "SCTP", static (in row) => row.IpVersion != 0 && row.Protocol == IpProtocols.Sctp),
    ];

    private delegate long IPv4Number(IPv4Header header);

    private delegate long IPv6Number(IPv6Header header);

    private delegate long IcmpNumber(IcmpHeader header);

    private static bool IsIPv4(in PacketRow row) => row.IpVersion == 4;

    private static bool IsIPv6(in PacketRow row) => row.IpVersion == 6;

    private static bool TrySource(in PacketRow row, byte version, int index, out UInt128 value)
    {
        value = new UInt128(row.SourceHigh, row.SourceLow);
        return index == 0 && row.IpVersion == version;
    }

    private static bool TryDestination(in PacketRow row, byte version, int index, out UInt128 value)
    {
        value = new UInt128(row.DestinationHigh, row.DestinationLow);
        return index == 0 && row.IpVersion == version;
    }

    private static bool TryEither(in PacketRow row, byte version, int index, out UInt128 value) =>
        index == 1 ? TryDestination(in row, version, 0, out value) : TrySource(in row, version, index, out value);

    private static bool TryNetwork(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> value)
    {
        value = located.NetworkOffset < 0 ? default : IpLayer.Within(captured, located.NetworkOffset, located.NetworkOffset + located.NetworkLengthBytes);
        return located.NetworkOffset >= 0;
    }

    private static bool TryTransport(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> value)
    {
        value = located.TransportOffset < 0 ? default : IpLayer.Within(captured, located.TransportOffset, located.TransportOffset + located.TransportLengthBytes);
        return located.TransportOffset >= 0;
    }

    private static bool TryIPv4(ReadOnlySpan<byte> captured, in LocatedFrame located, IPv4Number number, out long value)
    {
        value = 0;
        if (located.IpVersion != 4 || IPv4Header.View(captured[Math.Min(located.NetworkOffset, captured.Length)..], out IPv4Header header) != HeaderStatus.Whole)
        {
            return false;
        }

        value = number(header);
        return true;
    }

    private static bool TryIPv6(ReadOnlySpan<byte> captured, in LocatedFrame located, IPv6Number number, out long value)
    {
        value = 0;
        if (located.IpVersion != 6 || IPv6Header.View(captured[Math.Min(located.NetworkOffset, captured.Length)..], out IPv6Header header) != HeaderStatus.Whole)
        {
            return false;
        }

        value = number(header);
        return true;
    }

    private static bool TryIcmp(ReadOnlySpan<byte> captured, in LocatedFrame located, byte protocol, IcmpNumber number, out long value)
    {
        value = 0;
        if (located.Protocol != protocol || !TryTransport(captured, in located, out ReadOnlySpan<byte> bytes) || IcmpHeader.View(bytes, out IcmpHeader header) != HeaderStatus.Whole)
        {
            return false;
        }

        value = number(header);
        return true;
    }

    private static bool TryArp(ReadOnlySpan<byte> captured, in LocatedFrame located, out long value)
    {
        value = 0;
        if (located.EtherType != EtherTypes.Arp || !TryNetwork(captured, in located, out ReadOnlySpan<byte> bytes) || ArpHeader.View(bytes, out ArpHeader header) != HeaderStatus.Whole)
        {
            return false;
        }

        value = header.Operation;
        return true;
    }
}

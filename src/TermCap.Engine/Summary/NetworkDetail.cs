using System.Globalization;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of the network layer: IPv4, IPv6 and its extension headers, ARP; what else there is as its line and bytes.</summary>
internal static class NetworkDetail
{
    private const int ExtensionsMax = 8;

    public static void Add(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, int depth)
    {
        int offset = located.NetworkOffset;
        ReadOnlySpan<byte> network = IpLayer.Within(captured, offset, offset + located.NetworkLengthBytes);
        if (located.EtherType == EtherTypes.Arp && ArpHeader.View(network, out ArpHeader arp) == HeaderStatus.Whole)
        {
            AddArp(tree, arp, offset);
        }
        else if (located.IpVersion == 4 && IPv4Header.View(network, out IPv4Header v4) == HeaderStatus.Whole)
        {
            AddIPv4(tree, v4, offset);
            TransportDetail.Add(tree, captured, in located, depth);
        }
        else if (located.IpVersion == 6 && IPv6Header.View(network, out IPv6Header v6) == HeaderStatus.Whole)
        {
            AddIPv6(tree, network, v6, offset, in located);
            TransportDetail.Add(tree, captured, in located, depth);
        }
        else
        {
            PayloadDetail.AddLine(tree, captured, in located, offset, located.NetworkLengthBytes);
        }
    }

    private static void AddArp(DetailBuilder tree, ArpHeader arp, int offset)
    {
        tree.Open("ARP", arp.Operation == 1 ? "request" : arp.Operation == 2 ? "reply" : "", offset, ArpHeader.LengthBytes, "arp");
        tree.Number("Operation", arp.Operation, offset + 6, 2, "arp.opcode", arp.Operation == 1 ? "request" : arp.Operation == 2 ? "reply" : null);
        tree.Address("Sender MAC", arp.SenderMac, offset + 8);
        tree.Address("Sender address", arp.SenderAddress, offset + 14);
        tree.Address("Target MAC", arp.TargetMac, offset + 18);
        tree.Address("Target address", arp.TargetAddress, offset + 24);
        tree.Close();
    }

    private static void AddIPv4(DetailBuilder tree, IPv4Header header, int offset)
    {
        tree.Open("IPv4", $"{DetailBuilder.AddressOf(header.Source)} → {DetailBuilder.AddressOf(header.Destination)}", offset, header.LengthBytes, "ip");
        tree.Number("Header length", header.LengthBytes, offset, 1, null, "bytes");
        tree.Hex("DSCP and ECN", header.TrafficClass, 2, offset + 1, "ip.dsfield", TrafficName(header.TrafficClass));
        tree.Number("Total length", header.TotalLengthBytes, offset + 2, 2, "ip.len");
        tree.Hex("Identification", header.Identification, 4, offset + 4, "ip.id");
        tree.Flag("Don't fragment", header.DontFragment, offset + 6, 1, "ip.flags.df");
        tree.Flag("More fragments", header.MoreFragments, offset + 6, 1, "ip.flags.mf");
        tree.Number("Fragment offset", header.FragmentOffsetBytes, offset + 6, 2, "ip.frag_offset");
        tree.Number("Time to live", header.TimeToLive, offset + 8, 1, "ip.ttl");
        tree.Number("Protocol", header.Protocol, offset + 9, 1, null, IpSummary.NameOf(header.Protocol));
        tree.Hex("Header checksum", header.Checksum, 4, offset + 10);
        tree.Address("Source", header.Source, offset + 12, "ip.addr");
        tree.Address("Destination", header.Destination, offset + 16, "ip.addr");
        if (!header.Options.IsEmpty)
        {
            tree.Bytes("Options", header.Options, offset + IPv4Header.MinimumLengthBytes);
        }

        tree.Close();
    }

    private static void AddIPv6(DetailBuilder tree, ReadOnlySpan<byte> network, IPv6Header header, int offset, in LocatedFrame located)
    {
        tree.Open("IPv6", $"{DetailBuilder.AddressOf(header.Source)} → {DetailBuilder.AddressOf(header.Destination)}", offset, IPv6Header.LengthBytes, "ipv6");
        tree.Text("Traffic class", string.Create(CultureInfo.InvariantCulture, $"0x{header.TrafficClass:x2} ({TrafficName(header.TrafficClass)})"), offset, 2);
        tree.Text("Flow label", string.Create(CultureInfo.InvariantCulture, $"0x{header.FlowLabel:x5}"), offset + 1, 3, "ipv6.flow", header.FlowLabel.ToString(CultureInfo.InvariantCulture));
        tree.Number("Payload length", header.PayloadLengthBytes, offset + 4, 2, "ipv6.plen");
        tree.Number("Next header", header.NextHeader, offset + 6, 1, "ipv6.nxt", NextName(header.NextHeader));
        tree.Number("Hop limit", header.HopLimit, offset + 7, 1, "ipv6.hlim");
        tree.Address("Source", header.Source, offset + 8, "ipv6.addr");
        tree.Address("Destination", header.Destination, offset + 24, "ipv6.addr");
        tree.Close();
        int end = located.TransportOffset >= 0 ? located.TransportOffset - offset : network.Length;
        AddExtensions(tree, network[..Math.Min(Math.Max(end, IPv6Header.LengthBytes), network.Length)], header.NextHeader, offset);
    }

    // Each starts with the next header's number; all but the fragment and authentication headers count their length in eight bytes beyond the first (RFC 8200, section 4).
    private static void AddExtensions(DetailBuilder tree, ReadOnlySpan<byte> network, byte next, int offset)
    {
        int at = IPv6Header.LengthBytes;
        for (int count = 0; count < ExtensionsMax && IsExtension(next) && at + 8 <= network.Length; count++)
        {
            int length = next switch
            {
                IpProtocols.Fragment => IPv6Fragment.LengthBytes,
                IpProtocols.Authentication => (network[at + 1] + 2) * 4,
                _ => (network[at + 1] + 1) * 8,
            };
            tree.Open("IPv6 " + NextName(next), "", offset + at, length);
            tree.Number("Next header", network[at], offset + at, 1, null, NextName(network[at]));
            if (next == IpProtocols.Fragment && IPv6Fragment.View(network[at..], out IPv6Fragment fragment) == HeaderStatus.Whole)
            {
                tree.Number("Offset", fragment.OffsetBytes, offset + at + 2, 2);
                tree.Flag("More fragments", fragment.MoreFragments, offset + at + 3, 1);
                tree.Hex("Identification", fragment.Identification, 8, offset + at + 4);
            }

            tree.Close();
            next = network[at];
            at += length;
        }
    }

    private static bool IsExtension(byte next) =>
        next is IpProtocols.HopByHop or IpProtocols.Routing or IpProtocols.Fragment or IpProtocols.Authentication or IpProtocols.DestinationOptions or IpProtocols.Mobility;

    private static string NextName(byte next) => next switch
    {
        IpProtocols.HopByHop => "hop-by-hop options",
        IpProtocols.Routing => "routing header",
        IpProtocols.Fragment => "fragment header",
        IpProtocols.Authentication => "authentication header",
        IpProtocols.DestinationOptions => "destination options",
        IpProtocols.Mobility => "mobility header",
        _ => IpSummary.NameOf(next),
    };

    private static string TrafficName(byte trafficClass)
    {
        string ecn = (trafficClass & 3) switch
        {
            0 => "no ECN",
            3 => "congestion experienced",
            _ => "ECN capable",
        };
        return string.Create(CultureInfo.InvariantCulture, $"DSCP {trafficClass >> 2}, {ecn}");
    }
}

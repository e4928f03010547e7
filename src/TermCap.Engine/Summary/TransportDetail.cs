using System.Globalization;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of what IP carries: TCP, UDP, ICMP; tunnels and the frames inside; what else there is as its line.</summary>
internal static class TransportDetail
{
    public static void Add(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, int depth)
    {
        int offset = located.TransportOffset;
        if (offset < 0 || offset > captured.Length)
        {
            if (located.IsFragment)
            {
                tree.Text("Fragment", "the rest of a packet that another fragment began", -1, 0);
            }

            return;
        }

        ReadOnlySpan<byte> transport = IpLayer.Within(captured, offset, offset + located.TransportLengthBytes);
        switch (located.Protocol)
        {
            case IpProtocols.Tcp when TcpHeader.View(transport, out TcpHeader tcp) == HeaderStatus.Whole:
                TcpDetail.Add(tree, tcp, offset);
                PayloadDetail.Add(tree, captured, in located, offset + tcp.LengthBytes, located.TransportLengthBytes - tcp.LengthBytes);
                break;
            case IpProtocols.Udp when UdpHeader.View(transport, out UdpHeader udp) == HeaderStatus.Whole:
                AddUdp(tree, captured, in located, udp, depth);
                break;
            case IpProtocols.Icmp or IpProtocols.IcmpV6 when IcmpHeader.View(transport, out IcmpHeader icmp) == HeaderStatus.Whole:
                AddIcmp(tree, captured, in located, icmp);
                break;
            case IpProtocols.Gre when GreHeader.View(transport, out GreHeader gre) == HeaderStatus.Whole:
                tree.Open("GRE", "", offset, gre.LengthBytes, "gre");
                tree.Hex("Type", gre.EtherType, 4, offset + 2, null, LinkDetail.TypeName(gre.EtherType));
                tree.Close();
                Enter(tree, captured, in located, offset + gre.LengthBytes, InnerType(gre.EtherType), depth);
                break;
            case IpProtocols.IPv4 or IpProtocols.IPv6:
                Enter(tree, captured, in located, offset, LinkType.Raw, depth);
                break;
            default:
                PayloadDetail.AddLine(tree, captured, in located, offset, located.TransportLengthBytes);
                break;
        }
    }

    private static void AddUdp(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, UdpHeader udp, int depth)
    {
        int offset = located.TransportOffset;
        tree.Open("UDP", string.Create(CultureInfo.InvariantCulture, $"{udp.SourcePort} → {udp.DestinationPort}"), offset, UdpHeader.LengthBytes, "udp");
        tree.Number("Source port", udp.SourcePort, offset, 2, "udp.srcport");
        tree.Number("Destination port", udp.DestinationPort, offset + 2, 2, "udp.dstport");
        tree.Number("Length", udp.StatedLengthBytes, offset + 4, 2, "udp.length");
        tree.Hex("Checksum", udp.Checksum, 4, offset + 6);
        tree.Close();
        if (!Payload.TryUdp(captured, in located, out Payload payload))
        {
            return;
        }

        ReadOnlySpan<byte> bytes = payload.Of(captured);
        if (located.Tunnel == TunnelKind.Vxlan && VxlanHeader.View(bytes, out VxlanHeader vxlan) == HeaderStatus.Whole)
        {
            tree.Open("VXLAN", "", payload.Offset, VxlanHeader.LengthBytes);
            tree.Number("Network identifier", vxlan.NetworkIdentifier, payload.Offset + 4, 3);
            tree.Close();
            Enter(tree, captured, in located, payload.Offset + VxlanHeader.LengthBytes, LinkType.Ethernet, depth);
            return;
        }

        PayloadDetail.Add(tree, captured, in located, payload.Offset, payload.WireLengthBytes);
    }

    private static void AddIcmp(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, IcmpHeader icmp)
    {
        int offset = located.TransportOffset;
        bool isV6 = located.Protocol == IpProtocols.IcmpV6;
        string prefix = isV6 ? "icmpv6" : "icmp";
        tree.Open(isV6 ? "ICMPv6" : "ICMP", PayloadDetail.LineOf(captured, in located), offset, located.TransportLengthBytes, prefix);
        tree.Number("Type", icmp.Type, offset, 1, prefix + ".type");
        tree.Number("Code", icmp.Code, offset + 1, 1, prefix + ".code");
        if (isV6 ? icmp.Type is 128 or 129 : icmp.Type is 0 or 8)
        {
            tree.Hex("Identifier", icmp.Identifier, 4, offset + 4);
            tree.Number("Sequence", icmp.EchoSequence, offset + 6, 2);
        }

        int restOffset = offset + IcmpHeader.LengthBytes;
        if (restOffset < captured.Length && located.TransportLengthBytes > IcmpHeader.LengthBytes)
        {
            ReadOnlySpan<byte> rest = IpLayer.Within(captured, restOffset, offset + located.TransportLengthBytes);
            tree.Text(icmp.QuotesIPv4 || icmp.QuotesIPv6 ? "Quoted packet" : "Data", DetailBuilder.HexOf(rest), restOffset, located.TransportLengthBytes - IcmpHeader.LengthBytes);
        }

        tree.Close();
    }

    private static LinkType? InnerType(ushort etherType) => etherType switch
    {
        EtherTypes.TransparentEthernet => LinkType.Ethernet,
        EtherTypes.IPv4 => LinkType.IPv4,
        EtherTypes.IPv6 => LinkType.IPv6,
        _ => null,
    };

    private static void Enter(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, int offset, LinkType? linkType, int depth)
    {
        int wireLengthBytes = located.TransportOffset + located.TransportLengthBytes - offset;
        if (linkType is not { } inner || depth >= PacketSummary.DepthMax || offset > captured.Length || wireLengthBytes <= 0)
        {
            return;
        }

        int outer = tree.BaseOffset;
        tree.BaseOffset = outer + offset;
        PacketDetail.AddFrame(tree, IpLayer.Within(captured, offset, offset + wireLengthBytes), wireLengthBytes, inner, depth + 1);
        tree.BaseOffset = outer;
    }
}

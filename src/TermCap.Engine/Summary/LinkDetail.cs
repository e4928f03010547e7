using System.Buffers.Binary;
using System.Globalization;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of the link header and of the VLAN tags behind it.</summary>
internal static class LinkDetail
{
    private const int TagsMax = 8;

    public static void Add(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, LinkType linkType)
    {
        int end = 0;
        ushort etherType = 0;
        switch (linkType)
        {
            case LinkType.Ethernet when EthernetHeader.View(captured, out EthernetHeader ethernet) == HeaderStatus.Whole:
                AddEthernet(tree, ethernet);
                (end, etherType) = (EthernetHeader.LengthBytes, ethernet.EtherType);
                break;
            case LinkType.LinuxSll when SllHeader.View(captured, out SllHeader sll) == HeaderStatus.Whole:
                AddSll(tree, sll);
                (end, etherType) = (SllHeader.LengthBytes, sll.Protocol);
                break;
            case LinkType.LinuxSll2 when Sll2Header.View(captured, out Sll2Header sll2) == HeaderStatus.Whole:
                AddSll2(tree, sll2);
                (end, etherType) = (Sll2Header.LengthBytes, sll2.Protocol);
                break;
            case LinkType.Null or LinkType.Loop when captured.Length >= LoopbackHeader.LengthBytes:
                tree.Text("BSD loopback", DetailBuilder.HexOf(captured[..LoopbackHeader.LengthBytes]), 0, LoopbackHeader.LengthBytes);
                end = LoopbackHeader.LengthBytes;
                break;
        }

        end = AddTags(tree, captured, end, etherType);
        if (located.HasHalfTag && located.NetworkOffset - end == VlanTag.LengthBytes)
        {
            AddTag(tree, captured, end, "Inner VLAN tag (its outer half is not in the capture)");
        }
        else if (located.NetworkOffset > end)
        {
            tree.Text("Between link and network", string.Create(CultureInfo.InvariantCulture, $"{located.NetworkOffset - end} bytes (LLC, PPPoE or MPLS)"), end, located.NetworkOffset - end);
        }
    }

    /// <summary>What an EtherType names; null for rare ones.</summary>
    internal static string? TypeName(ushort etherType) => etherType switch
    {
        EtherTypes.IPv4 => "IPv4",
        EtherTypes.IPv6 => "IPv6",
        EtherTypes.Arp => "ARP",
        EtherTypes.Vlan => "VLAN",
        EtherTypes.ProviderVlan or EtherTypes.OldQinQ => "provider VLAN",
        EtherTypes.Slow => "slow protocols",
        EtherTypes.Lldp => "LLDP",
        EtherTypes.MplsUnicast => "MPLS",
        EtherTypes.PppoeSession => "PPPoE",
        < EtherTypes.FirstType => "802.3 length",
        _ => null,
    };

    private static void AddEthernet(DetailBuilder tree, EthernetHeader header)
    {
        tree.Open("Ethernet", $"{DetailBuilder.AddressOf(header.Source)} → {DetailBuilder.AddressOf(header.Destination)}", 0, EthernetHeader.LengthBytes);
        tree.Address("Destination", header.Destination, 0, "eth.dst");
        tree.Address("Source", header.Source, EthernetHeader.SourceOffset, "eth.src");
        tree.Hex("Type", header.EtherType, 4, 12, null, TypeName(header.EtherType));
        tree.Close();
    }

    private static void AddSll(DetailBuilder tree, SllHeader header)
    {
        tree.Open("Linux cooked v1", PacketTypeName((byte)Math.Min(header.PacketType, byte.MaxValue)), 0, SllHeader.LengthBytes);
        tree.Number("Packet type", header.PacketType, 0, 2, null, PacketTypeName((byte)Math.Min(header.PacketType, byte.MaxValue)));
        tree.Number("Hardware type", header.HardwareType, 2, 2);
        tree.Number("Address length", header.AddressLengthBytes, 4, 2);
        AddCookedAddress(tree, header.Address, header.AddressLengthBytes, SllHeader.AddressOffset);
        tree.Hex("Protocol", header.Protocol, 4, 14, null, TypeName(header.Protocol));
        tree.Close();
    }

    private static void AddSll2(DetailBuilder tree, Sll2Header header)
    {
        tree.Open("Linux cooked v2", string.Create(CultureInfo.InvariantCulture, $"interface {header.InterfaceIndex}, {PacketTypeName(header.PacketType)}"), 0, Sll2Header.LengthBytes);
        tree.Hex("Protocol", header.Protocol, 4, 0, null, TypeName(header.Protocol));
        tree.Number("Interface index", header.InterfaceIndex, 4, 4, "pair.ifindex");
        tree.Number("Hardware type", header.HardwareType, 8, 2);
        tree.Number("Packet type", header.PacketType, 10, 1, null, PacketTypeName(header.PacketType));
        tree.Number("Address length", header.AddressLengthBytes, 11, 1);
        AddCookedAddress(tree, header.Address, header.AddressLengthBytes, Sll2Header.AddressOffset);
        tree.Close();
    }

    private static void AddCookedAddress(DetailBuilder tree, ReadOnlySpan<byte> address, int lengthBytes, int offset)
    {
        if (lengthBytes == 6)
        {
            tree.Address("Source", address[..6], offset, "eth.src");
        }
        else
        {
            tree.Bytes("Source", address[..Math.Min(lengthBytes, address.Length)], offset);
        }
    }

    private static string PacketTypeName(byte type) => (CookedPacketType)type switch
    {
        CookedPacketType.ToUs => "to this host",
        CookedPacketType.Broadcast => "broadcast",
        CookedPacketType.Multicast => "multicast",
        CookedPacketType.OtherHost => "to another host",
        CookedPacketType.Outgoing => "sent by this host",
        _ => "unknown packet type",
    };

    private static int AddTags(DetailBuilder tree, ReadOnlySpan<byte> captured, int offset, ushort etherType)
    {
        for (int count = 0; count < TagsMax && EtherTypes.IsVlan(etherType) && captured.Length >= offset + VlanTag.LengthBytes; count++)
        {
            AddTag(tree, captured, offset, etherType == EtherTypes.Vlan ? "VLAN tag" : "Provider VLAN tag");
            etherType = BinaryPrimitives.ReadUInt16BigEndian(captured[(offset + 2)..]);
            offset += VlanTag.LengthBytes;
        }

        return offset;
    }

    private static void AddTag(DetailBuilder tree, ReadOnlySpan<byte> captured, int offset, string name)
    {
        if (VlanTag.View(captured[Math.Min(offset, captured.Length)..], out VlanTag tag) != HeaderStatus.Whole)
        {
            return;
        }

        tree.Open(name, string.Create(CultureInfo.InvariantCulture, $"VLAN {tag.VlanId}"), offset, VlanTag.LengthBytes);
        tree.Number("Priority", tag.Priority, offset, 1);
        tree.Number("VLAN ID", tag.VlanId, offset, 2, "vlan.id");
        tree.Hex("Type", tag.EtherType, 4, offset + 2, null, TypeName(tag.EtherType));
        tree.Close();
    }
}

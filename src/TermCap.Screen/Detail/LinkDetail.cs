using System.Buffers.Binary;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Screen.Detail;

/// <summary>Lines of the link header: Ethernet, Linux cooked v1 and v2, and VLAN tags behind them.</summary>
internal static class LinkDetail
{
    /// <summary>Writes the layer.</summary>
    /// <param name="tree">Takes the lines.</param>
    /// <param name="bytes">The captured bytes.</param>
    /// <param name="linkType">What they begin with.</param>
    /// <param name="located">Where everything lies.</param>
    /// <param name="interfaceName">Names a kernel index.</param>
    public static void Write(DetailTree tree, ReadOnlySpan<byte> bytes, LinkType linkType, in LocatedFrame located, Func<uint, string> interfaceName)
    {
        switch (linkType)
        {
            case LinkType.Ethernet:
                WriteEthernet(tree, bytes);
                break;
            case LinkType.LinuxSll:
                WriteSll(tree, bytes);
                break;
            case LinkType.LinuxSll2:
                WriteSll2(tree, bytes, interfaceName);
                break;
            default:
                if (located.NetworkOffset > 0)
                {
                    tree.Layer($"Link header, type {(int)linkType}", 0, located.NetworkOffset);
                }

                break;
        }

        WriteTags(tree, bytes, linkType, located);
    }

    private static void WriteEthernet(DetailTree tree, ReadOnlySpan<byte> bytes)
    {
        if (EthernetHeader.View(bytes, out EthernetHeader header) != HeaderStatus.Whole)
        {
            return;
        }

        tree.Layer($"Ethernet {Mac(header.Source)} → {Mac(header.Destination)}", 0, EthernetHeader.LengthBytes);
        tree.Field($"Destination: {Mac(header.Destination)}{Kind(header.Destination)}", 0, 6);
        tree.Field($"Source: {Mac(header.Source)}{Kind(header.Source)}", EthernetHeader.SourceOffset, 6);
        tree.Field(
            header.EtherType < EtherTypes.FirstType ? $"Length: {header.EtherType}" : $"Type: {ProtocolNames.EtherType(header.EtherType)}",
            12,
            2);
    }

    private static void WriteSll(DetailTree tree, ReadOnlySpan<byte> bytes)
    {
        if (SllHeader.View(bytes, out SllHeader header) != HeaderStatus.Whole)
        {
            return;
        }

        tree.Layer($"Linux cooked v1, {PacketType(header.PacketType)}", 0, SllHeader.LengthBytes);
        tree.Field($"Packet type: {PacketType(header.PacketType)} ({header.PacketType})", 0, 2);
        tree.Field($"Hardware type: {header.HardwareType}", 2, 2);
        tree.Field($"Address length: {header.AddressLengthBytes}", 4, 2);
        tree.Field($"Source: {Mac(header.Address[..Math.Min(8, header.AddressLengthBytes)])}", SllHeader.AddressOffset, 8);
        tree.Field($"Protocol: {ProtocolNames.EtherType(header.Protocol)}", 14, 2);
        tree.Remark("this header names no interface");
    }

    private static void WriteSll2(DetailTree tree, ReadOnlySpan<byte> bytes, Func<uint, string> interfaceName)
    {
        if (Sll2Header.View(bytes, out Sll2Header header) != HeaderStatus.Whole)
        {
            return;
        }

        string name = interfaceName(header.InterfaceIndex);
        tree.Layer($"Linux cooked v2, {PacketType(header.PacketType)}, {name}", 0, Sll2Header.LengthBytes);
        tree.Field($"Protocol: {ProtocolNames.EtherType(header.Protocol)}", 0, 2);
        tree.Field($"Interface: {name} (index {header.InterfaceIndex})", 4, 4);
        tree.Field($"Hardware type: {header.HardwareType}", 8, 2);
        tree.Field($"Packet type: {PacketType(header.PacketType)} ({header.PacketType})", 10, 1);
        tree.Field($"Address length: {header.AddressLengthBytes}", 11, 1);
        tree.Field($"Source: {Mac(header.Address[..Math.Min(8, header.AddressLengthBytes)])}", Sll2Header.AddressOffset, 8);
    }

    private static void WriteTags(DetailTree tree, ReadOnlySpan<byte> bytes, LinkType linkType, in LocatedFrame located)
    {
        int offset = linkType switch
        {
            LinkType.Ethernet => EthernetHeader.LengthBytes,
            LinkType.LinuxSll => SllHeader.LengthBytes,
            LinkType.LinuxSll2 => Sll2Header.LengthBytes,
            _ => bytes.Length,
        };
        if (located.HasHalfTag && located.VlanTags > 0 && offset + 2 <= bytes.Length)
        {
            tree.Layer($"VLAN {located.VlanTci & 0xfff}, end of a tag that the kernel took apart", offset, 2);
            return;
        }

        for (int tag = 0; tag < located.VlanTags && VlanTag.View(bytes[Math.Min(offset, bytes.Length)..], out VlanTag view) == HeaderStatus.Whole; tag++)
        {
            tree.Layer($"VLAN {view.VlanId}, priority {view.Priority}", offset, VlanTag.LengthBytes);
            tree.Field($"Priority: {view.Priority}, VLAN: {view.VlanId}", offset, 2);
            tree.Field($"Type: {ProtocolNames.EtherType(view.EtherType)}", offset + 2, 2);
            offset += VlanTag.LengthBytes;
        }
    }

    /// <summary>A hardware address as text.</summary>
    public static string Mac(ReadOnlySpan<byte> address) => address.IsEmpty ? "none" : Convert.ToHexStringLower(address) is var hex
        ? string.Join(':', Enumerable.Range(0, address.Length).Select(place => hex.Substring(place * 2, 2)))
        : "";

    private static string Kind(ReadOnlySpan<byte> address) =>
        BinaryPrimitives.ReadUInt32BigEndian(address) == uint.MaxValue ? " (broadcast)" : (address[0] & 1) != 0 ? " (multicast)" : "";

    // packet(7): sll_pkttype.
    private static string PacketType(int type) => type switch
    {
        0 => "to us",
        1 => "broadcast",
        2 => "multicast",
        3 => "to another host",
        4 => "sent by us",
        _ => "of unknown kind",
    };
}

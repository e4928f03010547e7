using System.Net;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;

namespace TermCap.Screen.Detail;

/// <summary>Lines of the network layer: IPv4, IPv6, ARP.</summary>
internal static class NetworkDetail
{
    /// <summary>Writes an IP header at an offset, or the ARP packet there.</summary>
    public static void Write(DetailTree tree, ReadOnlySpan<byte> bytes, int offset, ushort etherType)
    {
        if (offset < 0 || offset >= bytes.Length)
        {
            return;
        }

        ReadOnlySpan<byte> header = bytes[offset..];
        if (etherType == EtherTypes.Arp)
        {
            WriteArp(tree, header, offset);
        }
        else if (header[0] >> 4 == 4 && etherType == EtherTypes.IPv4)
        {
            WriteIPv4(tree, header, offset);
        }
        else if (header[0] >> 4 == 6 && etherType == EtherTypes.IPv6)
        {
            WriteIPv6(tree, header, offset);
        }
        else
        {
            tree.Layer($"{ProtocolNames.EtherType(etherType)}, {header.Length} bytes", offset, header.Length);
        }
    }

    private static void WriteIPv4(DetailTree tree, ReadOnlySpan<byte> bytes, int at)
    {
        if (IPv4Header.View(bytes, out IPv4Header header) != HeaderStatus.Whole)
        {
            tree.Layer("IPv4, header not whole", at, bytes.Length, Severity.Notice);
            return;
        }

        tree.Layer($"IPv4 {Address(header.Source)} → {Address(header.Destination)}", at, header.LengthBytes);
        tree.Field($"Header length: {header.LengthBytes}", at, 1);
        tree.Field($"DSCP: {header.TrafficClass >> 2}, {ProtocolNames.Ecn(header.TrafficClass)}", at + 1, 1);
        tree.Field($"Total length: {header.TotalLengthBytes}{(header.TotalLengthBytes == 0 ? " (offload: the frame's own length counts)" : "")}", at + 2, 2);
        tree.Field($"Identification: 0x{header.Identification:x4}", at + 4, 2);
        tree.Field($"Fragment: {(header.DontFragment ? "do not, " : "")}offset {header.FragmentOffsetBytes}{(header.MoreFragments ? ", more follow" : "")}", at + 6, 2);
        tree.Field($"TTL: {header.TimeToLive}", at + 8, 1);
        tree.Field($"Protocol: {ProtocolNames.Protocol(header.Protocol)}", at + 9, 1);
        tree.Field($"Checksum: 0x{header.Checksum:x4}", at + 10, 2);
        tree.Field($"Source: {Address(header.Source)}", at + 12, 4);
        tree.Field($"Destination: {Address(header.Destination)}", at + 16, 4);
        if (header.Options.Length > 0)
        {
            tree.Field($"Options: {header.Options.Length} bytes", at + IPv4Header.MinimumLengthBytes, header.Options.Length);
        }
    }

    private static void WriteIPv6(DetailTree tree, ReadOnlySpan<byte> bytes, int at)
    {
        if (IPv6Header.View(bytes, out IPv6Header header) != HeaderStatus.Whole)
        {
            tree.Layer("IPv6, header not whole", at, bytes.Length, Severity.Notice);
            return;
        }

        tree.Layer($"IPv6 {Address(header.Source)} → {Address(header.Destination)}", at, IPv6Header.LengthBytes);
        tree.Field($"Traffic class: DSCP {header.TrafficClass >> 2}, {ProtocolNames.Ecn(header.TrafficClass)}", at, 2);
        tree.Field($"Flow label: 0x{header.FlowLabel:x5}", at + 1, 3);
        tree.Field($"Payload length: {header.PayloadLengthBytes}", at + 4, 2);
        tree.Field($"Next header: {ProtocolNames.Protocol(header.NextHeader)}", at + 6, 1);
        tree.Field($"Hop limit: {header.HopLimit}", at + 7, 1);
        tree.Field($"Source: {Address(header.Source)}", at + 8, 16);
        tree.Field($"Destination: {Address(header.Destination)}", at + 24, 16);
    }

    private static void WriteArp(DetailTree tree, ReadOnlySpan<byte> bytes, int at)
    {
        if (ArpHeader.View(bytes, out ArpHeader header) != HeaderStatus.Whole)
        {
            tree.Layer("ARP, not for IPv4 over Ethernet, or not whole", at, bytes.Length, Severity.Notice);
            return;
        }

        string what = header.Operation switch
        {
            1 => "request",
            2 => "reply",
            _ => $"operation {header.Operation}",
        };
        tree.Layer($"ARP {what}{(header.IsGratuitous ? ", gratuitous" : "")}", at, ArpHeader.LengthBytes);
        tree.Field($"Operation: {what} ({header.Operation})", at + 6, 2);
        tree.Field($"Sender: {LinkDetail.Mac(header.SenderMac)}", at + 8, 6);
        tree.Field($"Sender address: {Address(header.SenderAddress)}", at + 14, 4);
        tree.Field($"Target: {LinkDetail.Mac(header.TargetMac)}", at + 18, 6);
        tree.Field($"Target address: {Address(header.TargetAddress)}", at + 24, 4);
    }

    private static string Address(ReadOnlySpan<byte> bytes) => new IPAddress(bytes).ToString();
}

using TermCap.Engine.Wire;
using TermCap.Screen.Model;

namespace TermCap.Screen.Detail;

/// <summary>Lines of the layer above IP: TCP, UDP, ICMP; and what is left as payload.</summary>
internal static class TransportDetail
{
    /// <summary>Writes the outer transport layer, and the analysed TCP inside a tunnel.</summary>
    public static void Write(DetailTree tree, ReadOnlySpan<byte> bytes, in LocatedFrame located)
    {
        int end = 0;
        if (located.TransportOffset >= 0 && located.TransportOffset < bytes.Length)
        {
            end = WriteOuter(tree, bytes, located);
        }
        else if (located.IsFragment)
        {
            tree.Remark($"a later fragment, from byte {located.FragmentOffsetBytes} on");
        }

        if (located.Tunnel != TunnelKind.None)
        {
            end = Math.Max(end, WriteInner(tree, bytes, located));
        }

        int last = located.NetworkOffset < 0 ? bytes.Length : Math.Min(bytes.Length, located.NetworkOffset + located.NetworkLengthBytes);
        if (end > 0 && end < last)
        {
            tree.Layer($"Payload, {last - end} bytes", end, last - end);
        }
    }

    private static int WriteOuter(DetailTree tree, ReadOnlySpan<byte> bytes, in LocatedFrame located)
    {
        int at = located.TransportOffset;
        ReadOnlySpan<byte> header = bytes[at..];
        switch (located.Protocol)
        {
            case IpProtocols.Tcp:
                return at + TcpDetail.Write(tree, header, at, located.TransportLengthBytes);
            case IpProtocols.Udp:
                return at + WriteUdp(tree, header, at);
            case IpProtocols.Icmp or IpProtocols.IcmpV6:
                return at + WriteIcmp(tree, header, at, located.Protocol);
            default:
                tree.Layer($"{ProtocolNames.Protocol(located.Protocol)}, {located.TransportLengthBytes} bytes", at, header.Length);
                return 0;
        }
    }

    private static int WriteInner(DetailTree tree, ReadOnlySpan<byte> bytes, in LocatedFrame located)
    {
        if (located.TcpIpOffset <= located.NetworkOffset || located.TcpIpOffset >= bytes.Length)
        {
            tree.Remark(located.Tunnel == TunnelKind.Esp ? "encrypted: what is inside cannot be read" : $"inside a {located.Tunnel} tunnel: no TCP that can be read");
            return 0;
        }

        tree.Layer($"{located.Tunnel} tunnel", located.TransportOffset, located.TcpIpOffset - located.TransportOffset);
        NetworkDetail.Write(tree, bytes, located.TcpIpOffset, bytes[located.TcpIpOffset] >> 4 == 6 ? EtherTypes.IPv6 : EtherTypes.IPv4);
        return located.TcpOffset >= 0 && located.TcpOffset < bytes.Length
            ? located.TcpOffset + TcpDetail.Write(tree, bytes[located.TcpOffset..], located.TcpOffset, located.TcpLengthBytes)
            : 0;
    }

    private static int WriteUdp(DetailTree tree, ReadOnlySpan<byte> bytes, int at)
    {
        if (UdpHeader.View(bytes, out UdpHeader header) != HeaderStatus.Whole)
        {
            tree.Layer("UDP, header not whole", at, bytes.Length, Severity.Notice);
            return 0;
        }

        tree.Layer($"UDP {header.SourcePort} → {header.DestinationPort}, length {header.StatedLengthBytes}", at, UdpHeader.LengthBytes);
        tree.Field($"Source port: {header.SourcePort}", at, 2);
        tree.Field($"Destination port: {header.DestinationPort}", at + 2, 2);
        tree.Field($"Length: {header.StatedLengthBytes}", at + 4, 2);
        tree.Field($"Checksum: 0x{header.Checksum:x4}", at + 6, 2);
        return UdpHeader.LengthBytes;
    }

    private static int WriteIcmp(DetailTree tree, ReadOnlySpan<byte> bytes, int at, byte protocol)
    {
        string name = protocol == IpProtocols.Icmp ? "ICMP" : "ICMPv6";
        if (IcmpHeader.View(bytes, out IcmpHeader header) != HeaderStatus.Whole)
        {
            tree.Layer($"{name}, header not whole", at, bytes.Length, Severity.Notice);
            return 0;
        }

        tree.Layer($"{name} type {header.Type}, code {header.Code}", at, IcmpHeader.LengthBytes);
        tree.Field($"Type: {header.Type}", at, 1);
        tree.Field($"Code: {header.Code}", at + 1, 1);
        // Echo request and reply: 8 and 0 (RFC 792), 128 and 129 (RFC 4443).
        if (header.Type is 0 or 8 or 128 or 129)
        {
            tree.Field($"Identifier: {header.Identifier}", at + 4, 2);
            tree.Field($"Sequence: {header.EchoSequence}", at + 6, 2);
        }

        return IcmpHeader.LengthBytes;
    }
}

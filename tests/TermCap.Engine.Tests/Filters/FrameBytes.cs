using System.Buffers.Binary;
using System.Net;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Filters;

/// <summary>Frames of a few bytes for tests, checksums left zero.</summary>
internal static class FrameBytes
{
    public static readonly byte[] ClientMac = [0x02, 0, 0, 0, 0, 0x0A];
    public static readonly byte[] ServerMac = [0x02, 0, 0, 0, 0, 0x0B];

    public static byte[] Tcp(string source, int sourcePort, string destination, int destinationPort, SegmentFlags flags = SegmentFlags.Ack, byte[]? payload = null, ushort vlan = 0)
    {
        byte[] segment = new byte[20 + (payload?.Length ?? 0)];
        BinaryPrimitives.WriteUInt16BigEndian(segment, (ushort)sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)destinationPort);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(4), 1000);
        BinaryPrimitives.WriteUInt32BigEndian(segment.AsSpan(8), 2000);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(12), (ushort)(0x5000 | (ushort)flags));
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(14), 512);
        payload?.CopyTo(segment, 20);
        return Ethernet(Ip(source, destination, IpProtocols.Tcp, segment), vlan);
    }

    public static byte[] Udp(string source, int sourcePort, string destination, int destinationPort, byte[] payload)
    {
        byte[] datagram = new byte[8 + payload.Length];
        BinaryPrimitives.WriteUInt16BigEndian(datagram, (ushort)sourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), (ushort)destinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(4), (ushort)datagram.Length);
        payload.CopyTo(datagram, 8);
        return Ethernet(Ip(source, destination, IpProtocols.Udp, datagram), 0);
    }

    public static byte[] Arp(string sender, string target)
    {
        byte[] packet = [0, 1, 8, 0, 6, 4, 0, 1, .. ClientMac, .. IPAddress.Parse(sender).GetAddressBytes(), 0, 0, 0, 0, 0, 0, .. IPAddress.Parse(target).GetAddressBytes()];
        return [.. ServerMac, .. ClientMac, 0x08, 0x06, .. packet];
    }

    public static byte[] Icmp(string source, string destination, byte type, byte code) => Ethernet(Ip(source, destination, IpProtocols.Icmp, [type, code, 0, 0, 0, 1, 0, 2]), 0);

    public static byte[] Ip(string source, string destination, byte protocol, byte[] payload)
    {
        byte[] from = IPAddress.Parse(source).GetAddressBytes();
        byte[] to = IPAddress.Parse(destination).GetAddressBytes();
        if (from.Length == 16)
        {
            return [0x60, 0, 0, 7, (byte)(payload.Length >> 8), (byte)payload.Length, protocol, 63, .. from, .. to, .. payload];
        }

        int length = 20 + payload.Length;
        return [0x45, 0x10, (byte)(length >> 8), (byte)length, 0x12, 0x34, 0x40, 0, 64, protocol, 0, 0, .. from, .. to, .. payload];
    }

    public static byte[] Ethernet(byte[] packet, ushort vlan)
    {
        byte[] type = packet[0] >> 4 == 6 ? [0x86, 0xDD] : [0x08, 0x00];
        byte[] tag = vlan == 0 ? [] : [0x81, 0x00, (byte)(vlan >> 8), (byte)vlan];
        return [.. ServerMac, .. ClientMac, .. tag, .. type, .. packet];
    }
}

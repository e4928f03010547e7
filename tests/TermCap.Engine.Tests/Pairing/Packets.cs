using System.Buffers.Binary;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Makes SLL2 frames that carry small packets.</summary>
internal static class Packets
{
    public const ulong HostMac = 0x5254_0010_0002;
    public const ulong PeerMac = 0x5254_0020_0007;

    /// <summary>An SLL2 frame (LINKTYPE_LINUX_SLL2): 20 bytes of header, then the network layer.</summary>
    public static byte[] Sll2(uint ifindex, bool sent, byte[] network, ushort protocol = 0x0800, ulong? mac = null, byte type = 0)
    {
        byte[] frame = new byte[20 + network.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, protocol);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), ifindex);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(8), 1);
        frame[10] = sent ? (byte)4 : type;
        frame[11] = 6;
        WriteMac(frame.AsSpan(12), mac ?? (sent ? HostMac : PeerMac));
        network.CopyTo(frame, 20);
        return frame;
    }

    /// <summary>An Ethernet frame.</summary>
    public static byte[] Ethernet(ulong source, byte[] network, ushort protocol = 0x0800)
    {
        byte[] frame = new byte[14 + network.Length];
        WriteMac(frame.AsSpan(0), source == HostMac ? PeerMac : HostMac);
        WriteMac(frame.AsSpan(6), source);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(12), protocol);
        network.CopyTo(frame, 14);
        return frame;
    }

    /// <summary>An IPv4 UDP datagram of so many payload bytes, filled with a value.</summary>
    public static byte[] Udp(ushort identification, int payload = 32, byte fill = 0, byte ttl = 64, byte ecn = 0)
    {
        byte[] packet = IPv4(17, 8 + payload, identification, ttl, ecn);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), 5000);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), 6000);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(24), (ushort)(8 + payload));
        packet.AsSpan(28).Fill(fill);
        return packet;
    }

    /// <summary>An IPv4 TCP segment; its payload is the sequence number's own bytes, so that slices of one stream fit.</summary>
    public static byte[] Tcp(ushort identification, uint sequence, int payload, ushort checksum = 0x1234, uint acknowledgment = 1)
    {
        byte[] packet = IPv4(6, 20 + payload, identification, 64, 0);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), 40000);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), 6380);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(24), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(28), acknowledgment);
        packet[32] = 0x50;
        packet[33] = 0x10;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(36), checksum);
        for (int at = 0; at < payload; at++)
        {
            packet[40 + at] = (byte)((sequence + at) * 7);
        }

        return packet;
    }

    private static byte[] IPv4(byte protocol, int length, ushort identification, byte ttl, byte ecn)
    {
        byte[] packet = new byte[20 + length];
        packet[0] = 0x45;
        packet[1] = ecn;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), identification);
        packet[8] = ttl;
        packet[9] = protocol;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(10), (ushort)(0x8000 + ttl));
        new byte[] { 10, 0, 0, 5, 10, 0, 0, 7 }.CopyTo(packet, 12);
        return packet;
    }

    private static void WriteMac(Span<byte> at, ulong mac)
    {
        BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)(mac >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(at[2..], (uint)mac);
    }
}

using System.Buffers.Binary;
using System.IO.Hashing;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Reports;

/// <summary>What makes two frames of two captures the same packet: the network layer's head, without what devices of one host may change.</summary>
internal static class FrameKey
{
    // Headers and a run of payload; a capture that is cut shorter compares what it has.
    private const int HeadBytes = 128;
    private const int TcpChecksumOffset = 16;
    private const int UdpChecksumOffset = 6;

    /// <summary>The key; null for a frame without a network layer that is understood.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="captured">Its bytes.</param>
    /// <param name="capBytes">At most this much of the network layer counts.</param>
    public static UInt128? Of(in FrameRecord frame, ReadOnlySpan<byte> captured, int capBytes)
    {
        FrameLocator.Locate(captured, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
        if (located.NetworkOffset < 0 || located.NetworkOffset >= captured.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> network = captured[located.NetworkOffset..];
        Span<byte> head = stackalloc byte[HeadBytes + sizeof(int)];
        int length = Math.Min(Math.Min(network.Length, located.NetworkLengthBytes), Math.Min(HeadBytes, capBytes));
        network[..length].CopyTo(head);
        Mask(head[..length], located);
        BinaryPrimitives.WriteInt32LittleEndian(head[length..], located.NetworkLengthBytes);
        return XxHash128.HashToUInt128(head[..(length + sizeof(int))]);
    }

    // The ECN bits a queue may set (RFC 3168, section 5), the IPv4 checksum with them, and the L4 checksum that offload fills late.
    private static void Mask(Span<byte> head, in LocatedFrame located)
    {
        if (located.IpVersion == 4 && head.Length >= 20)
        {
            head[1] &= 0xFC;
            head[10..12].Clear();
        }
        else if (located.IpVersion == 6 && head.Length >= 40)
        {
            head[1] &= 0xCF;
        }

        int checksum = located.Protocol switch { IpProtocols.Tcp => TcpChecksumOffset, IpProtocols.Udp => UdpChecksumOffset, _ => -1 };
        int at = located.TransportOffset - located.NetworkOffset + checksum;
        if (checksum >= 0 && located.TransportOffset > located.NetworkOffset && at + 2 <= head.Length)
        {
            head.Slice(at, 2).Clear();
        }
    }
}

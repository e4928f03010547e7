using System.Buffers.Binary;
using System.IO.Hashing;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pairing;

/// <summary>What the rules ask of one frame beside its content.</summary>
internal static class FrameFacts
{
    // 802.2 LLC as the cooked headers number it (ETH_P_802_2); Ethernet states a length below 0x0600 instead.
    private const ushort CookedLlc = 0x0004;

    // The bridge group address as SAP: spanning tree (IEEE 802.1D).
    private const byte SpanningTreeSap = 0x42;

    /// <summary>Which way the frame went; by whose address is the source where neither file nor header says.</summary>
    public static Direction DirectionOf(in PairingFrame frame, DeviceTable devices)
    {
        if (frame.Located.Direction != Direction.Unknown)
        {
            return frame.Located.Direction;
        }

        ulong source = SourceMac(frame);
        return source == 0 || !devices.KnowsMacs ? Direction.Unknown : devices.IsOwnMac(source) ? Direction.Out : Direction.In;
    }

    /// <summary>The source address in the low 48 bits; 0 without one.</summary>
    public static ulong SourceMac(in PairingFrame frame)
    {
        int offset = frame.Located.SourceMacOffset;
        return offset >= 0 && offset + 6 <= frame.Captured.Length
            ? ((ulong)BinaryPrimitives.ReadUInt16BigEndian(frame.Captured[offset..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(frame.Captured[(offset + 2)..])
            : 0;
    }

    /// <summary>Frames that a bond never passes on: LACP and other slow protocols, LLDP, spanning tree.</summary>
    public static bool IsLinkLocal(in FrameContent content)
    {
        ushort type = content.Layout.EtherType;
        bool isLlc = type is CookedLlc or (> 0 and < EtherTypes.FirstType);
        return type is EtherTypes.Slow or EtherTypes.Lldp || (isLlc && content.Bytes.Length > 1 && content.Bytes[0] == SpanningTreeSap && content.Bytes[1] == SpanningTreeSap);
    }

    /// <summary>What slaves send and get by themselves, whatever their master: two of them with the same bytes are no walk.</summary>
    public static bool IsMadeBySlave(in FrameContent content) => content.Layout.EtherType == EtherTypes.Loopback || IsLinkLocal(content);

    /// <summary>What a slave sends by itself, with no copy at the master (design.md 6.3, rule 8).</summary>
    public static bool IsControl(in FrameContent content, Device master) =>
        content.Layout.EtherType switch
        {
            EtherTypes.Slow or EtherTypes.Lldp or EtherTypes.Loopback => true,
            EtherTypes.Arp => master.HasArpMonitor || master.Mode == Topology.BondMode.BalanceAlb,
            _ => IsLinkLocal(content),
        };

    /// <summary>The flow's hash: addresses, protocol, ports; 0 for what is not IP.</summary>
    public static ulong FlowOf(in FrameContent content, long seed)
    {
        (int start, int length) = content.Layout.IpVersion switch { 4 => (12, 8), 6 => (8, 32), _ => (0, 0) };
        if (length == 0 || content.Bytes.Length < start + length)
        {
            return 0;
        }

        int transport = content.Layout.TransportOffset;
        bool hasPorts = content.Layout.Protocol is IpProtocols.Tcp or IpProtocols.Udp or IpProtocols.Sctp && transport >= 0 && transport + 4 <= content.Bytes.Length;
        ulong ports = hasPorts ? BinaryPrimitives.ReadUInt32BigEndian(content.Bytes[transport..]) : 0;
        ulong rest = (ports << 8) | content.Layout.Protocol;
        ulong hash = XxHash3.HashToUInt64(content.Bytes.Slice(start, length), seed) ^ (rest * 0x9E3779B97F4A7C15);
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Where the payload of a whole TCP or UDP packet starts in the network layer, and how long it was on the wire; false for fragments and the rest.</summary>
    public static bool TryPayload(in PairingFrame frame, in FrameContent content, out int offset, out int length)
    {
        ContentLayout layout = content.Layout;
        offset = length = 0;
        if (layout.TransportOffset < 0 || frame.Located.IsFragment)
        {
            return false;
        }

        int header = layout.Protocol switch
        {
            IpProtocols.Udp => UdpHeader.LengthBytes,
            IpProtocols.Tcp when layout.TransportOffset + 13 <= content.Bytes.Length => (content.Bytes[layout.TransportOffset + 12] >> 4) * 4,
            _ => 0,
        };
        offset = layout.TransportOffset + header;
        length = layout.NetworkLengthBytes - offset;
        return header >= UdpHeader.LengthBytes && length > 0 && offset <= content.Bytes.Length;
    }

    /// <summary>
    /// A number that a second sending would not repeat (design.md 6.3, rule 11): from the content's hash, the L4 checksum and either an IPv4 identification or, on TCP data, a time stamp; 0 without such proof.
    /// </summary>
    public static ulong OnceKey(in PairingFrame frame, in FrameContent content, ulong hash)
    {
        bool isProven = (content.Layout.IpVersion == 4 && frame.Located.Identification != 0)
            || (content.Layout.Protocol == IpProtocols.Tcp && TryPayload(frame, content, out int payload, out _) && HasTimestamps(content, payload));
        if (!isProven)
        {
            return 0;
        }

        int checksum = content.Layout.Protocol switch
        {
            IpProtocols.Tcp => content.Layout.TransportOffset + 16,
            IpProtocols.Udp => content.Layout.TransportOffset + 6,
            _ => -1,
        };
        ulong sum = content.Layout.TransportOffset >= 0 && checksum >= 0 && checksum + 2 <= content.Bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(content.Bytes[checksum..]) : 0ul;
        return (hash ^ ((sum + 1) * 0xD6E8FEB86659FD93)) | 1;
    }

    private static bool HasTimestamps(in FrameContent content, int payload)
    {
        int start = content.Layout.TransportOffset + TcpHeader.MinimumLengthBytes;
        if (payload > content.Bytes.Length || payload <= start)
        {
            return false;
        }

        TcpOptionWalker walker = new(content.Bytes[start..payload]);
        while (walker.TryNext(out TcpOption option))
        {
            if (option.Kind == TcpOption.Timestamps)
            {
                return true;
            }
        }

        return false;
    }
}

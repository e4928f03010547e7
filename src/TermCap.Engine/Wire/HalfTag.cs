using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>Cooked frames whose protocol field and data do not agree, because the kernel took a VLAN tag apart.</summary>
/// <remarks>
/// QinQ in SLL2: the protocol says IPv4, but the data begin with the inner tag's last four bytes (control information, real EtherType).
/// SLL of kernels before the af_packet fix of 2024: the protocol says 0x8100, but the data begin with the IP header.
/// </remarks>
internal static class HalfTag
{
    /// <summary>Bytes of half a tag before the network layer: control information and EtherType.</summary>
    public const int LengthBytes = 4;

    /// <summary>Whether the data of a cooked frame start with half a tag although <paramref name="protocol"/> names a network layer.</summary>
    public static bool StandsBefore(ReadOnlySpan<byte> data, int wireLengthBytes, ushort protocol)
    {
        // The quick answer for every ordinary frame: an IP header starts with its version, and the half tag repeats the protocol.
        if (data.Length < LengthBytes + 2 || BinaryPrimitives.ReadUInt16BigEndian(data[2..]) != protocol)
        {
            return false;
        }

        return StartsNetworkLayer(data[LengthBytes..], wireLengthBytes - LengthBytes, protocol) && !StartsNetworkLayer(data, wireLengthBytes, protocol);
    }

    /// <summary>Whether the data behind a VLAN protocol field are an IP header and no tag.</summary>
    /// <param name="data">What follows the cooked header.</param>
    /// <param name="wireLengthBytes">How long it was on the wire.</param>
    /// <param name="etherType">What it truly is.</param>
    public static bool IsMissing(ReadOnlySpan<byte> data, int wireLengthBytes, out ushort etherType)
    {
        etherType = 0;
        if (data.Length < LengthBytes)
        {
            return false;
        }

        // Behind a real tag stands a type that we know; as an IP header those bytes would be its length or flow label.
        ushort behind = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        if (behind is EtherTypes.IPv4 or EtherTypes.IPv6 or EtherTypes.Arp || ShimLayer.IsShim(behind) && behind >= EtherTypes.FirstType)
        {
            return false;
        }

        etherType = StartsNetworkLayer(data, wireLengthBytes, EtherTypes.IPv4) ? EtherTypes.IPv4
            : StartsNetworkLayer(data, wireLengthBytes, EtherTypes.IPv6) ? EtherTypes.IPv6
            : (ushort)0;
        return etherType != 0;
    }

    private static bool StartsNetworkLayer(ReadOnlySpan<byte> data, int wireLengthBytes, ushort etherType)
    {
        switch (etherType)
        {
            case EtherTypes.IPv4:
                int length = data.Length >= 4 ? BinaryPrimitives.ReadUInt16BigEndian(data[2..]) : 0;
                return data[0] >> 4 == 4 && (data[0] & 0x0F) >= 5 && (length == 0 || (length >= IPv4Header.MinimumLengthBytes && length <= wireLengthBytes));
            case EtherTypes.IPv6:
                int payload = data.Length >= 6 ? BinaryPrimitives.ReadUInt16BigEndian(data[4..]) : 0;
                return data[0] >> 4 == 6 && IPv6Header.LengthBytes + payload <= wireLengthBytes;
            case EtherTypes.Arp:
                return data[0] == 0 && data.Length >= 4 && BinaryPrimitives.ReadUInt16BigEndian(data[2..]) == EtherTypes.IPv4;
            default:
                return false;
        }
    }
}

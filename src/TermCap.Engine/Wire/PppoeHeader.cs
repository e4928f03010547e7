using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of a PPPoE session header and the PPP protocol behind it (RFC 2516, section 4; RFC 1661, section 2).</summary>
public readonly ref struct PppoeHeader
{
    public const int LengthBytes = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private PppoeHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole, cut, or malformed when it is not version 1, type 1. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out PppoeHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        if (captured[0] != 0x11)
        {
            return HeaderStatus.Malformed;
        }

        header = new PppoeHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public ushort SessionId => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    /// <summary>Bytes behind the six of PPPoE itself, the PPP protocol included.</summary>
    public int PayloadLengthBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    /// <summary>The EtherType that says the same as the PPP protocol; 0 for anything but IP.</summary>
    public ushort EtherType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]) switch
    {
        0x0021 => EtherTypes.IPv4,
        0x0057 => EtherTypes.IPv6,
        _ => 0,
    };
}

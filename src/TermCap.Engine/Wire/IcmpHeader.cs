using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one ICMP header of IPv4 or IPv6 (RFC 792; RFC 4443, section 2.1): both have the same eight bytes.</summary>
public readonly ref struct IcmpHeader
{
    public const int LengthBytes = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private IcmpHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out IcmpHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new IcmpHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public byte Type => _bytes[0];

    public byte Code => _bytes[1];

    /// <summary>The identifier of an echo.</summary>
    public ushort Identifier => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    /// <summary>The sequence number of an echo.</summary>
    public ushort EchoSequence => BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]);

    /// <summary>Whether an ICMP message of IPv4 quotes the packet that caused it (RFC 792: 3, 4, 5, 11, 12).</summary>
    public bool QuotesIPv4 => Type is 3 or 4 or 5 or 11 or 12;

    /// <summary>Whether an ICMP message of IPv6 quotes the packet that caused it (RFC 4443, section 2.1: below 128 is an error; 1 to 4 are defined).</summary>
    public bool QuotesIPv6 => Type is >= 1 and <= 4;
}

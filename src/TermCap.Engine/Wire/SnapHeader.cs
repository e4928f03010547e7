using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of an LLC header with SNAP behind it (IEEE 802.2; RFC 1042).</summary>
public readonly ref struct SnapHeader
{
    public const int LengthBytes = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private SnapHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the LLC header on.</summary>
    /// <returns>Whole, cut, or unknown when the LLC header announces no SNAP. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out SnapHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        if (captured[0] != 0xAA || captured[1] != 0xAA || captured[2] != 0x03)
        {
            return HeaderStatus.Unknown;
        }

        header = new SnapHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    /// <summary>Whether the protocol is an EtherType (OUI 00-00-00, RFC 1042) and no maker's own number.</summary>
    public bool HasEtherType => (_bytes[3] | _bytes[4] | _bytes[5]) == 0;

    public ushort EtherType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]);
}

using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one IPv6 fragment header (RFC 8200, section 4.5).</summary>
public readonly ref struct IPv6Fragment
{
    public const int LengthBytes = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private IPv6Fragment(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out IPv6Fragment header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new IPv6Fragment(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public byte NextHeader => _bytes[0];

    public int OffsetBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]) & 0xFFF8;

    public bool MoreFragments => (_bytes[3] & 1) != 0;

    public uint Identification => BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]);
}

using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one GENEVE header (RFC 8926, section 3.4), options included.</summary>
public readonly ref struct GeneveHeader
{
    public const int MinimumLengthBytes = 8;
    public const ushort Port = 6081;

    private readonly ReadOnlySpan<byte> _bytes;

    private GeneveHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole, cut, or unknown for versions other than 0. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out GeneveHeader header)
    {
        header = default;
        if (captured.Length < MinimumLengthBytes)
        {
            return HeaderStatus.Cut;
        }

        if (captured[0] >> 6 != 0)
        {
            return HeaderStatus.Unknown;
        }

        int lengthBytes = MinimumLengthBytes + ((captured[0] & 0x3F) * 4);
        if (captured.Length < lengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new GeneveHeader(captured[..lengthBytes]);
        return HeaderStatus.Whole;
    }

    public int LengthBytes => _bytes.Length;

    /// <summary>The EtherType of what is carried; 0x6558 is a whole Ethernet frame.</summary>
    public ushort EtherType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    public int NetworkIdentifier => (int)(BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]) >> 8);
}

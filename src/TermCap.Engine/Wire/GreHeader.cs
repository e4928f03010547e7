using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one GRE header, version 0 (RFC 2784, section 2; key and sequence of RFC 2890).</summary>
public readonly ref struct GreHeader
{
    public const int MinimumLengthBytes = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private GreHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole, cut, or unknown for other versions (PPTP) and source routing (RFC 1701). Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out GreHeader header)
    {
        header = default;
        if (captured.Length < MinimumLengthBytes)
        {
            return HeaderStatus.Cut;
        }

        if ((captured[0] & 0x4F) != 0 || (captured[1] & 0x07) != 0)
        {
            return HeaderStatus.Unknown;
        }

        // Checksum, key and sequence number are four bytes each, when their bits are set.
        int lengthBytes = MinimumLengthBytes + ((captured[0] >> 7) * 4) + (((captured[0] >> 5) & 1) * 4) + (((captured[0] >> 4) & 1) * 4);
        if (captured.Length < lengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new GreHeader(captured[..lengthBytes]);
        return HeaderStatus.Whole;
    }

    public int LengthBytes => _bytes.Length;

    /// <summary>The EtherType of what is carried; 0x6558 is a whole Ethernet frame.</summary>
    public ushort EtherType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);
}

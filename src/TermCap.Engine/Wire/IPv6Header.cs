using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one fixed IPv6 header (RFC 8200, section 3).</summary>
public readonly ref struct IPv6Header
{
    public const int LengthBytes = 40;

    private readonly ReadOnlySpan<byte> _bytes;

    private IPv6Header(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header to the end of the capture.</summary>
    /// <param name="captured">The bytes.</param>
    /// <param name="header">Touch it only when the answer is <see cref="HeaderStatus.Whole"/>.</param>
    /// <returns>Whole, cut or malformed. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out IPv6Header header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        if (captured[0] >> 4 != 6)
        {
            return HeaderStatus.Malformed;
        }

        header = new IPv6Header(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    /// <summary>DSCP (6 bits) and ECN (2 bits).</summary>
    public byte TrafficClass => (byte)((_bytes[0] << 4) | (_bytes[1] >> 4));

    public uint FlowLabel => BinaryPrimitives.ReadUInt32BigEndian(_bytes) & 0xFFFFF;

    /// <summary>Everything behind the fixed header as stated; 0 on jumbograms (RFC 2675) and offloaded frames above 64 KiB.</summary>
    public int PayloadLengthBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    public byte NextHeader => _bytes[6];

    public byte HopLimit => _bytes[7];

    public ReadOnlySpan<byte> Source => _bytes.Slice(8, 16);

    public ReadOnlySpan<byte> Destination => _bytes.Slice(24, 16);
}

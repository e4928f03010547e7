using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one TCP header (RFC 9293, section 3.1), options included.</summary>
public readonly ref struct TcpHeader
{
    public const int MinimumLengthBytes = 20;
    public const int ChecksumOffset = 16;

    private readonly ReadOnlySpan<byte> _bytes;

    private TcpHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header to the end of the capture.</summary>
    /// <param name="captured">The bytes.</param>
    /// <param name="header">Touch it only when the answer is <see cref="HeaderStatus.Whole"/>.</param>
    /// <returns>Whole, cut or malformed. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out TcpHeader header)
    {
        header = default;
        if (captured.Length < MinimumLengthBytes)
        {
            return HeaderStatus.Cut;
        }

        // The data offset counts 32-bit words; fewer than five cannot hold the fixed fields.
        int lengthBytes = (captured[12] >> 4) * 4;
        if (lengthBytes < MinimumLengthBytes)
        {
            return HeaderStatus.Malformed;
        }

        if (captured.Length < lengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new TcpHeader(captured[..lengthBytes]);
        return HeaderStatus.Whole;
    }

    public int LengthBytes => _bytes.Length;

    public ushort SourcePort => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public ushort DestinationPort => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    public TcpSequence Sequence => new(BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]));

    public TcpSequence Acknowledgment => new(BinaryPrimitives.ReadUInt32BigEndian(_bytes[8..]));

    public SegmentFlags Flags => (SegmentFlags)(BinaryPrimitives.ReadUInt16BigEndian(_bytes[12..]) & 0x1FF);

    /// <summary>The window field as it stands, not scaled.</summary>
    public ushort Window => BinaryPrimitives.ReadUInt16BigEndian(_bytes[14..]);

    public ushort Checksum => BinaryPrimitives.ReadUInt16BigEndian(_bytes[ChecksumOffset..]);

    public ushort UrgentPointer => BinaryPrimitives.ReadUInt16BigEndian(_bytes[18..]);

    public ReadOnlySpan<byte> Options => _bytes[MinimumLengthBytes..];
}

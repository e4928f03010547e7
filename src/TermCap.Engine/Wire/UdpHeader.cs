using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one UDP header (RFC 768).</summary>
public readonly ref struct UdpHeader
{
    public const int LengthBytes = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private UdpHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out UdpHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new UdpHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public ushort SourcePort => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public ushort DestinationPort => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    /// <summary>Header and payload as stated; 0 on jumbograms and some offloaded frames: IP's length counts then.</summary>
    public int StatedLengthBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    public ushort Checksum => BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]);
}

using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one Ethernet header (IEEE 802.3, clause 3), tags not included.</summary>
public readonly ref struct EthernetHeader
{
    public const int LengthBytes = 14;
    public const int SourceOffset = 6;

    private readonly ReadOnlySpan<byte> _bytes;

    private EthernetHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out EthernetHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new EthernetHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public ReadOnlySpan<byte> Destination => _bytes[..6];

    public ReadOnlySpan<byte> Source => _bytes.Slice(SourceOffset, 6);

    /// <summary>The EtherType, or below 0x0600 the length of an 802.3 frame.</summary>
    public ushort EtherType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[12..]);
}

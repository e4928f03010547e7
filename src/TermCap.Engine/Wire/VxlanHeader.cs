using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one VXLAN header (RFC 7348, section 5); an Ethernet frame follows.</summary>
public readonly ref struct VxlanHeader
{
    public const int LengthBytes = 8;
    public const ushort Port = 4789;

    private readonly ReadOnlySpan<byte> _bytes;

    private VxlanHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole, cut, or unknown without the flag that makes the identifier valid. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out VxlanHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        if ((captured[0] & 0x08) == 0)
        {
            return HeaderStatus.Unknown;
        }

        header = new VxlanHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public int NetworkIdentifier => (int)(BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]) >> 8);
}

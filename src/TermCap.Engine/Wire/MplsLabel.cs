using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one entry of an MPLS label stack (RFC 3032, section 2.1).</summary>
public readonly ref struct MplsLabel
{
    public const int LengthBytes = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private MplsLabel(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the entry on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out MplsLabel label)
    {
        label = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        label = new MplsLabel(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public int Label => (int)(BinaryPrimitives.ReadUInt32BigEndian(_bytes) >> 12);

    public bool IsBottom => (_bytes[2] & 1) != 0;
}

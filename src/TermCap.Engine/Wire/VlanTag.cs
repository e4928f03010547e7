using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of what follows a VLAN EtherType: the tag control information and the next EtherType (IEEE 802.1Q, 9.6).</summary>
public readonly ref struct VlanTag
{
    public const int LengthBytes = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private VlanTag(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes behind the VLAN EtherType.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out VlanTag tag)
    {
        tag = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        tag = new VlanTag(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    /// <summary>Priority (3 bits), drop eligible (1 bit), VLAN (12 bits).</summary>
    public ushort Control => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public int VlanId => Control & 0x0FFF;

    public int Priority => Control >> 13;

    public ushort EtherType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);
}

using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one Linux cooked header, version 1 (LINKTYPE_LINUX_SLL, tcpdump.org).</summary>
public readonly ref struct SllHeader
{
    public const int LengthBytes = 16;
    public const int AddressOffset = 6;

    private readonly ReadOnlySpan<byte> _bytes;

    private SllHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out SllHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new SllHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public ushort PacketType => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    /// <summary>The ARPHRD_ value of the device.</summary>
    public ushort HardwareType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    /// <summary>Bytes of the source address that count; the field holds eight at most.</summary>
    public int AddressLengthBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    public ReadOnlySpan<byte> Address => _bytes.Slice(AddressOffset, 8);

    public ushort Protocol => BinaryPrimitives.ReadUInt16BigEndian(_bytes[14..]);
}

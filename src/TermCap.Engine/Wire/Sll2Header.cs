using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one Linux cooked header, version 2 (LINKTYPE_LINUX_SLL2, tcpdump.org): the one with the interface.</summary>
public readonly ref struct Sll2Header
{
    public const int LengthBytes = 20;
    public const int AddressOffset = 12;

    private readonly ReadOnlySpan<byte> _bytes;

    private Sll2Header(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out Sll2Header header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new Sll2Header(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public ushort Protocol => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    /// <summary>The kernel's index of the interface at which the frame was tapped.</summary>
    public uint InterfaceIndex => BinaryPrimitives.ReadUInt32BigEndian(_bytes[4..]);

    /// <summary>The ARPHRD_ value of the device.</summary>
    public ushort HardwareType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[8..]);

    public byte PacketType => _bytes[10];

    /// <summary>Bytes of the source address that count; the field holds eight at most.</summary>
    public int AddressLengthBytes => _bytes[11];

    public ReadOnlySpan<byte> Address => _bytes.Slice(AddressOffset, 8);
}

using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one ARP packet for IPv4 over Ethernet (RFC 826).</summary>
public readonly ref struct ArpHeader
{
    public const int LengthBytes = 28;

    private readonly ReadOnlySpan<byte> _bytes;

    private ArpHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the packet on.</summary>
    /// <returns>Whole, cut, or unknown for other hardware and protocols. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out ArpHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        // Hardware address 6 bytes, protocol address 4, protocol IPv4: every offset below hangs on these.
        if (BinaryPrimitives.ReadUInt16BigEndian(captured[2..]) != EtherTypes.IPv4 || captured[4] != 6 || captured[5] != 4)
        {
            return HeaderStatus.Unknown;
        }

        header = new ArpHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    /// <summary>1 request, 2 reply.</summary>
    public ushort Operation => BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]);

    public ReadOnlySpan<byte> SenderMac => _bytes.Slice(8, 6);

    public ReadOnlySpan<byte> SenderAddress => _bytes.Slice(14, 4);

    public ReadOnlySpan<byte> TargetMac => _bytes.Slice(18, 6);

    public ReadOnlySpan<byte> TargetAddress => _bytes.Slice(24, 4);

    /// <summary>Sender and target are the same address: an announcement (RFC 5227, section 3).</summary>
    public bool IsGratuitous => SenderAddress.SequenceEqual(TargetAddress);
}

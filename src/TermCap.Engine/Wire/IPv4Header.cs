using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of one IPv4 header (RFC 791, section 3.1), options included.</summary>
public readonly ref struct IPv4Header
{
    public const int MinimumLengthBytes = 20;

    private readonly ReadOnlySpan<byte> _bytes;

    private IPv4Header(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the header to the end of the capture.</summary>
    /// <param name="captured">The bytes.</param>
    /// <param name="header">Touch it only when the answer is <see cref="HeaderStatus.Whole"/>.</param>
    /// <returns>Whole, cut or malformed. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out IPv4Header header)
    {
        header = default;
        if (captured.Length < MinimumLengthBytes)
        {
            return HeaderStatus.Cut;
        }

        int lengthBytes = (captured[0] & 0x0F) * 4;
        if (captured[0] >> 4 != 4 || lengthBytes < MinimumLengthBytes)
        {
            return HeaderStatus.Malformed;
        }

        if (captured.Length < lengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new IPv4Header(captured[..lengthBytes]);
        return HeaderStatus.Whole;
    }

    public int LengthBytes => _bytes.Length;

    /// <summary>DSCP (6 bits) and ECN (2 bits).</summary>
    public byte TrafficClass => _bytes[1];

    /// <summary>Header and payload as stated; 0 on large frames that the sender's card still has to cut (offload).</summary>
    public int TotalLengthBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    public ushort Identification => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    public bool DontFragment => (_bytes[6] & 0x40) != 0;

    public bool MoreFragments => (_bytes[6] & 0x20) != 0;

    public int FragmentOffsetBytes => (BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]) & 0x1FFF) * 8;

    public byte TimeToLive => _bytes[8];

    public byte Protocol => _bytes[9];

    public ushort Checksum => BinaryPrimitives.ReadUInt16BigEndian(_bytes[10..]);

    public ReadOnlySpan<byte> Source => _bytes.Slice(12, 4);

    public ReadOnlySpan<byte> Destination => _bytes.Slice(16, 4);

    public ReadOnlySpan<byte> Options => _bytes[MinimumLengthBytes..];
}

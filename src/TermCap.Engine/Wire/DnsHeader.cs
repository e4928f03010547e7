using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of the fixed header of a DNS message (RFC 1035, section 4.1.1); questions and records follow.</summary>
public readonly ref struct DnsHeader
{
    public const int LengthBytes = 12;
    public const ushort Port = 53;
    public const ushort MulticastPort = 5353;
    public const ushort LocalNamePort = 5355;

    private readonly ReadOnlySpan<byte> _bytes;

    private DnsHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the message on.</summary>
    /// <returns>Whole or cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out DnsHeader header)
    {
        header = default;
        if (captured.Length < LengthBytes)
        {
            return HeaderStatus.Cut;
        }

        header = new DnsHeader(captured[..LengthBytes]);
        return HeaderStatus.Whole;
    }

    public ushort Identifier => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public ushort Flags => BinaryPrimitives.ReadUInt16BigEndian(_bytes[2..]);

    public bool IsResponse => (_bytes[2] & 0x80) != 0;

    /// <summary>0 query, 4 notify, 5 update.</summary>
    public int Operation => (_bytes[2] >> 3) & 0x0F;

    public bool IsTruncated => (_bytes[2] & 0x02) != 0;

    /// <summary>0 no error, 2 server failure, 3 no such name, 5 refused.</summary>
    public int ResponseCode => _bytes[3] & 0x0F;

    public int Questions => BinaryPrimitives.ReadUInt16BigEndian(_bytes[4..]);

    public int Answers => BinaryPrimitives.ReadUInt16BigEndian(_bytes[6..]);

    public int Authorities => BinaryPrimitives.ReadUInt16BigEndian(_bytes[8..]);

    public int Additionals => BinaryPrimitives.ReadUInt16BigEndian(_bytes[10..]);
}

using System.Buffers.Binary;

namespace TermCap.Engine.Wire;

/// <summary>A view of the header of a TLS record (RFC 8446, section 5.1; the same since SSL 3.0).</summary>
public readonly ref struct TlsRecord
{
    public const int HeaderLengthBytes = 5;
    public const byte ChangeCipherSpec = 20;
    public const byte Alert = 21;
    public const byte Handshake = 22;
    public const byte ApplicationData = 23;
    public const byte Heartbeat = 24;

    /// <summary>2^14 bytes and what encryption may add (RFC 5246, section 6.2.3): more is no record.</summary>
    private const int LengthMax = 16_384 + 2_048;

    private readonly ReadOnlySpan<byte> _bytes;

    private TlsRecord(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Lays a view over the bytes from the start of the record on.</summary>
    /// <returns>Whole when the five bytes of the header are there and can be a record's; unknown when they cannot; cut. Never throws, whatever the bytes.</returns>
    public static HeaderStatus View(ReadOnlySpan<byte> captured, out TlsRecord record)
    {
        record = default;
        if (captured.Length < HeaderLengthBytes)
        {
            return HeaderStatus.Cut;
        }

        int lengthBytes = BinaryPrimitives.ReadUInt16BigEndian(captured[3..]);
        if (captured[0] is < ChangeCipherSpec or > Heartbeat || captured[1] != 3 || captured[2] > 4 || lengthBytes is 0 or > LengthMax)
        {
            return HeaderStatus.Unknown;
        }

        record = new TlsRecord(captured);
        return HeaderStatus.Whole;
    }

    public byte ContentType => _bytes[0];

    /// <summary>0x0301 TLS 1.0 to 0x0303 TLS 1.2; TLS 1.3 writes 0x0303 too.</summary>
    public ushort Version => BinaryPrimitives.ReadUInt16BigEndian(_bytes[1..]);

    /// <summary>What follows the header, on the wire.</summary>
    public int FragmentLengthBytes => BinaryPrimitives.ReadUInt16BigEndian(_bytes[3..]);

    /// <summary>What was captured of it.</summary>
    public ReadOnlySpan<byte> Fragment => _bytes.Slice(HeaderLengthBytes, Math.Min(FragmentLengthBytes, _bytes.Length - HeaderLengthBytes));
}

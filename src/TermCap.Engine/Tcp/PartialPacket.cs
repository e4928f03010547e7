using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>An IP packet of which some fragments came. The buffer holds the header of the first fragment's kind before the payload.</summary>
/// <remarks>Bound: <see cref="HeaderMax"/> bytes of header and 64 KiB of payload; what does not fit gives the packet up.</remarks>
internal sealed class PartialPacket
{
    /// <summary>Room before the payload: an IPv4 header with options, or an IPv6 header with a few extensions.</summary>
    public const int HeaderMax = 256;

    /// <summary>Offsets are 13 bits of 8 bytes (RFC 791, section 3.1), so nothing lies higher.</summary>
    public const int PayloadMax = 65_536 + 8;

    /// <summary>Fragment offsets count in blocks of this many bytes.</summary>
    private const int BlockBytes = 8;

    private readonly byte[] _bytes = new byte[HeaderMax + PayloadMax];
    private readonly bool[] _blocks = new bool[PayloadMax / BlockBytes];
    private int _blocksSeen;
    private int _headerBytes;

    /// <summary>The payload's length; -1 until the last fragment came.</summary>
    private int _payloadBytes = -1;

    public IpAddress128 Source { get; private set; }

    public IpAddress128 Destination { get; private set; }

    public uint Identification { get; private set; }

    public byte Protocol { get; private set; }

    /// <summary>When it was begun, in fragments seen by the reassembler; 0 in a free slot.</summary>
    public long Age { get; private set; }

    public bool IsComplete => _headerBytes > 0 && _payloadBytes >= 0 && _blocksSeen == (_payloadBytes + BlockBytes - 1) / BlockBytes;

    public ReadOnlySpan<byte> Packet => _bytes.AsSpan(HeaderMax - _headerBytes, _headerBytes + _payloadBytes);

    /// <summary>The kept header, in place; empty before the first fragment came.</summary>
    public Span<byte> Header => _bytes.AsSpan(HeaderMax - _headerBytes, _headerBytes);

    public int PayloadBytes => _payloadBytes;

    public void Begin(long age, IpAddress128 source, IpAddress128 destination, uint identification, byte protocol)
    {
        (Age, Source, Destination, Identification, Protocol) = (age, source, destination, identification, protocol);
        _blocks.AsSpan().Clear();
        _blocksSeen = 0;
        _headerBytes = 0;
        _payloadBytes = -1;
    }

    public void Free() => Age = 0;

    public void KeepHeader(ReadOnlySpan<byte> header)
    {
        _headerBytes = header.Length;
        header.CopyTo(Header);
    }

    /// <summary>Puts a fragment's payload in its place.</summary>
    /// <returns>False when it contradicts what came before or does not fit.</returns>
    public bool Put(int offsetBytes, ReadOnlySpan<byte> payload, bool isLast)
    {
        int end = offsetBytes + payload.Length;
        if (end > PayloadMax || (!isLast && payload.Length % BlockBytes != 0) || (_payloadBytes >= 0 && (end > _payloadBytes || (isLast && end != _payloadBytes))))
        {
            return false;
        }

        payload.CopyTo(_bytes.AsSpan(HeaderMax + offsetBytes));
        for (int block = offsetBytes / BlockBytes; block * BlockBytes < end; block++)
        {
            _blocksSeen += _blocks[block] ? 0 : 1;
            _blocks[block] = true;
        }

        _payloadBytes = isLast ? end : _payloadBytes;
        return true;
    }
}

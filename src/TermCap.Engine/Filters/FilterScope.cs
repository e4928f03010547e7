using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Filters;

/// <summary>What a filter may fetch about the packet in question beyond its row: bytes and copies, read once when first asked for.</summary>
/// <remarks>
/// One thread. Bounds: <see cref="BytesMax"/> of a frame are read, and <see cref="FramesMax"/> frames of a packet; what lies beyond does not exist for the filter.
/// The buffers grow to these bounds at most and are used again for the next packet.
/// </remarks>
public sealed class FilterScope(IFilterSource source)
{
    /// <summary>Captured bytes of a frame that a filter can see: the largest snaplen.</summary>
    public const int BytesMax = 262_144;

    /// <summary>Frames of a packet that a filter can see; a 64 KiB packet in slices of 500 bytes has half as many.</summary>
    public const int FramesMax = 256;

    /// <summary>Characters of a text or bytes of a payload that <c>matches</c> reads.</summary>
    public const int TextMax = 4096;

    private readonly FrameRow[] _frames = new FrameRow[FramesMax];
    private readonly char[] _text = new char[TextMax];
    private byte[] _bytes = new byte[2048];
    private LocatedFrame _located;
    private int _frameCount = -1;
    private int _byteCount = -1;
    private bool _isRead;

    /// <summary>The packet's number.</summary>
    public long Packet { get; private set; }

    internal IFilterSource Source => source;

    /// <summary>The witness's captured bytes; only after <see cref="TryWitness"/>.</summary>
    internal ReadOnlySpan<byte> Captured => _bytes.AsSpan(0, Math.Max(_byteCount, 0));

    /// <summary>Where the witness's headers are; only after <see cref="TryWitness"/>.</summary>
    internal ref readonly LocatedFrame Located => ref _located;

    /// <summary>Turns to the next packet; what was read of the last one is forgotten.</summary>
    public void Begin(long packet)
    {
        Packet = packet;
        _frameCount = -1;
        _byteCount = -1;
        _isRead = false;
    }

    /// <summary>Reads and locates the witness (the first frame until it is known), once; false when its bytes are gone.</summary>
    internal bool TryWitness(in PacketRow row)
    {
        if (_isRead)
        {
            return _byteCount >= 0;
        }

        _isRead = true;
        if (!source.TryGetFrame(row.Witness > 0 ? row.Witness : row.FirstFrame, out FrameRow frame))
        {
            return false;
        }

        int wanted = Math.Min(frame.CapturedLengthBytes, BytesMax);
        if (_bytes.Length < wanted)
        {
            _bytes = new byte[wanted];
        }

        _byteCount = source.ReadBytes(in frame, _bytes.AsSpan(0, wanted));
        if (_byteCount < 0)
        {
            return false;
        }

        FrameLocator.Locate(Captured, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out _located);
        return true;
    }

    /// <summary>The packet's frames in file order, read once.</summary>
    internal ReadOnlySpan<FrameRow> Frames(in PacketRow row)
    {
        if (_frameCount < 0)
        {
            _frameCount = 0;
            long next = row.FirstFrame;
            while (_frameCount < FramesMax && source.TryGetFrame(next, out FrameRow frame))
            {
                _frames[_frameCount++] = frame;
                if (frame.NextOfPacket <= 0)
                {
                    break;
                }

                next += frame.NextOfPacket;
            }
        }

        return _frames.AsSpan(0, _frameCount);
    }

    /// <summary>Bytes as characters, one for one (Latin-1), <see cref="TextMax"/> at most.</summary>
    internal ReadOnlySpan<char> AsText(scoped ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length, TextMax);
        for (int at = 0; at < count; at++)
        {
            _text[at] = (char)bytes[at];
        }

        return _text.AsSpan(0, count);
    }
}

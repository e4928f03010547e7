namespace TermCap.Engine.Frames;

/// <summary>What is known of one frame beside its bytes, which lie in the batch from <see cref="ByteOffset"/> on.</summary>
public struct FrameRecord
{
    /// <summary>Nanoseconds since 1970, UTC.</summary>
    public long TimeNanoseconds;

    /// <summary>The frame's number in its input, from 1.</summary>
    public long Number;

    /// <summary>Where the captured bytes stand in the input, when it can be read again there; -1 for pipes, gzip and devices.</summary>
    public long FileOffset;

    /// <summary>Where the captured bytes start in the batch.</summary>
    public int ByteOffset;

    /// <summary>How many bytes were captured, link header included.</summary>
    public int CapturedLengthBytes;

    /// <summary>How many bytes the frame had when captured, link header included.</summary>
    public int OriginalLengthBytes;

    /// <summary>The capture interface: the index of a <see cref="CaptureSource"/>, dense over all inputs.</summary>
    public int SourceIndex;

    /// <summary>The link type of the bytes.</summary>
    public LinkType LinkType;

    /// <summary>The direction that the file states (pcapng epb_flags); Unknown where only the link header can tell.</summary>
    public Direction Direction;

    /// <summary>The number of the input, from 1.</summary>
    public byte Input;
}

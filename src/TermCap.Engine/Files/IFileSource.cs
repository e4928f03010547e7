using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Frames of capture files, with what a file can tell beside them.</summary>
public interface IFileSource : IFrameSource
{
    /// <summary>How fine the input's own times are; of several, the finest. Known once the first frame has come.</summary>
    TimestampPrecision Precision { get; }

    /// <summary>Sentences for stderr that stop nothing: an input given twice, frames left out. At most <see cref="Notices.Capacity"/> for an input. Read by the producer's thread, or when it has ended.</summary>
    IReadOnlyList<string> Notices { get; }

    /// <summary>Frames that were left out because their link type is not one of <see cref="LinkType"/>; their numbers are not given to others.</summary>
    long SkippedFrames { get; }

    /// <summary>Hands on the open file of an input, to read frames again by their FileOffset; the caller closes it from then on. Null for pipes and gzip.</summary>
    /// <param name="input">The number of the input, from 1.</param>
    CaptureBytes? TakeBytes(byte input);
}

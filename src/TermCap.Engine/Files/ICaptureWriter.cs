using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Writes a capture as a stream of records. Used by one thread; each write that reaches the stream holds whole records, so that the file is readable at any moment.</summary>
/// <remarks>The stream belongs to the caller. What was not flushed is not written: call <see cref="Flush"/> at the end. Each member may throw an <see cref="IOException"/> with one sentence (disk full).</remarks>
public interface ICaptureWriter
{
    /// <summary>Bytes of the capture so far, those included that are not flushed.</summary>
    long LengthBytes { get; }

    /// <summary>Makes a source known, before its first frame.</summary>
    /// <param name="source">The source, with its number.</param>
    /// <param name="description">What to say of it beside its name (its role); null keeps what the source says.</param>
    void AddSource(CaptureSource source, string? description = null);

    /// <summary>Writes one frame of a source that is known. Allocates nothing without a comment.</summary>
    /// <param name="frame">Time, lengths, source, direction.</param>
    /// <param name="captured">The captured bytes.</param>
    /// <param name="comment">A remark on this frame; a format without comments leaves it out.</param>
    void Write(in FrameRecord frame, ReadOnlySpan<byte> captured, string? comment = null);

    /// <summary>Writes the topology, totals and the like, which <see cref="CaptureFileOptions.ParseTopology"/> gets back; a format without a place for it leaves it out.</summary>
    /// <param name="json">JSON text, below 16 MiB as UTF-8.</param>
    void WriteTopology(string json);

    /// <summary>Writes what a source has lost since its start; a format without a place for it leaves it out.</summary>
    void WriteStatistics(int sourceIndex, Timestamp time, CaptureDrops drops);

    /// <summary>Hands all bytes to the stream.</summary>
    void Flush();
}

using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>One input below its reader: its number, its name, its bytes, and what has come of it so far.</summary>
/// <param name="number">The number of the input, from 1.</param>
/// <param name="name">As the user gave it.</param>
/// <param name="window">Its bytes, unpacked.</param>
/// <param name="options">What the readers of the run share.</param>
/// <param name="canReadAgain">Whether offsets in the window are offsets in a file that stays.</param>
internal sealed class ReaderInput(byte number, string name, InputWindow window, CaptureFileOptions options, bool canReadAgain)
{
    public byte Number => number;

    public string Name => name;

    public InputWindow Window => window;

    public CaptureFileOptions Options => options;

    public Notices Notices { get; } = new();

    /// <summary>Frames read whole so far, those of link types that are left out too: the number of the newest one.</summary>
    public long FrameCount { get; set; }

    /// <summary>Of these, how many were left out.</summary>
    public long SkippedFrames { get; set; }

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver { get; private set; }

    /// <summary>FileOffset of what stands so far behind the start of the window; -1 where it cannot be read again.</summary>
    public long FileOffset(int fromHereBytes) => canReadAgain ? window.Offset + fromHereBytes : -1;

    /// <summary>Whether the batch should go on its way: it is full, or a file without frames has filled it with events.</summary>
    public static bool IsFull(FrameBatch batch) => batch.IsFull || batch.Events.Count >= FrameBatch.FrameCapacity;

    /// <summary>The answer of Fill when a record could not be had.</summary>
    /// <param name="batch">The batch that Fill works on.</param>
    /// <param name="status">Why it could not be had; not Ready.</param>
    /// <param name="record">What the reader was at, as in "a record".</param>
    public FillStatus Conclude(FrameBatch batch, WindowStatus status, string record)
    {
        switch (status)
        {
            case WindowStatus.WouldWait:
                return batch.IsEmpty ? FillStatus.Waiting : FillStatus.More;

            case WindowStatus.Failed when !window.IsStopRequested:
                return Fail(batch, window.Failure!);

            case WindowStatus.End when !window.Unread.IsEmpty && !window.IsStopRequested:
                return Malformed(batch, $"it ends in the middle of {record}");

            default:
                return End();
        }
    }

    /// <summary>The answer of Fill when the bytes contradict the format.</summary>
    /// <param name="batch">The batch that Fill works on.</param>
    /// <param name="reason">Why no more can be read, as the end of a sentence.</param>
    /// <exception cref="CaptureFileException">No frame came before.</exception>
    public FillStatus Malformed(FrameBatch batch, string reason)
    {
        IsOver = true;
        if (FrameCount == 0)
        {
            throw new CaptureFileException($"cannot read {name}: {reason} at byte {window.Offset}, before its first frame; capture or copy it again");
        }

        string frames = FrameCount == 1 ? "the frame before is" : $"the {FrameCount} frames before are";
        batch.Add(new TruncatedEvent(number, $"{name} is not whole: {reason} at byte {window.Offset}; {frames} good"));
        return FillStatus.End;
    }

    /// <summary>The answer of Fill when the input has ended as it should.</summary>
    /// <exception cref="CaptureFileException">It has frames, but none that can be read.</exception>
    public FillStatus End()
    {
        IsOver = true;
        if (FrameCount > 0 && SkippedFrames == FrameCount)
        {
            throw new CaptureFileException($"cannot read {name}: none of its frames has a link type that TermCap reads; {LinkTypeNames.Advice}");
        }

        return FillStatus.End;
    }

    private FillStatus Fail(FrameBatch batch, Exception failure)
    {
        if (failure is InvalidDataException)
        {
            return Malformed(batch, "its gzip data is broken");
        }

        if (!batch.IsEmpty)
        {
            return FillStatus.More; // the good frames first; the next call comes here again
        }

        IsOver = true;
        throw new IOException($"cannot read {name} on from byte {window.Offset}: {failure.Message}; what came before is kept", failure);
    }
}

using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

/// <summary>All that a source gave: its frames with copies of their bytes, and its events.</summary>
internal sealed class Reading
{
    /// <summary>Answers of a run at most: a source that never ends fails its test instead of hanging it.</summary>
    private const int FillsMax = 2_000_000;

    public List<(FrameRecord Frame, byte[] Bytes)> Frames { get; } = [];

    /// <summary>Events, each with the number of frames that came before it.</summary>
    public List<(int AfterFrames, CaptureEvent Event)> Events { get; } = [];

    public IEnumerable<CaptureSource> Sources => Events.Select(entry => entry.Event).OfType<SourceEvent>().Select(entry => entry.Source);

    public string? Truncated => Events.Select(entry => entry.Event).OfType<TruncatedEvent>().SingleOrDefault()?.Sentence;

    public static Reading Of(IFrameSource source, FrameBatch? batch = null)
    {
        Reading reading = new();
        batch ??= new FrameBatch();
        for (int fills = 0; fills < FillsMax; fills++)
        {
            batch.Clear();
            FillStatus status = source.Fill(batch);
            reading.Add(batch);
            Assert.True(status != FillStatus.More || !batch.IsEmpty, "More means that something came.");
            if (status == FillStatus.End)
            {
                batch.Clear();
                Assert.Equal(FillStatus.End, source.Fill(batch));
                Assert.True(batch.IsEmpty, "Nothing comes after the end.");
                return reading;
            }
        }

        throw new InvalidOperationException("The source does not end.");
    }

    public static Reading OfBytes(byte[] file, CaptureFileOptions? options = null)
    {
        using CaptureFile source = CaptureFile.Open(new MemoryStream(file), "test.pcap", 1, options ?? new CaptureFileOptions());
        return Of(source);
    }

    public static Reading OfFile(string path, CaptureFileOptions? options = null)
    {
        using CaptureFile source = CaptureFile.Open(path, 1, options ?? new CaptureFileOptions());
        return Of(source);
    }

    public void Add(FrameBatch batch)
    {
        int frame = 0;
        foreach (CaptureEvent entry in batch.Events)
        {
            for (; frame < entry.BeforeFrame; frame++)
            {
                Add(batch, frame);
            }

            Events.Add((Frames.Count, entry));
        }

        for (; frame < batch.Count; frame++)
        {
            Add(batch, frame);
        }
    }

    private void Add(FrameBatch batch, int index)
    {
        FrameRecord frame = batch.Frames[index];
        Frames.Add((frame, batch.BytesOf(frame).ToArray()));
    }
}

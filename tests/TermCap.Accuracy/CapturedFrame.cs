using TermCap.Engine.Frames;

namespace TermCap.Accuracy;

/// <summary>One frame of a capture file, kept whole.</summary>
internal sealed record CapturedFrame(long Time, LinkType LinkType, int OriginalLengthBytes, byte[] Bytes)
{
    /// <summary>The interface key that pairing is told.</summary>
    public uint Interface { get; init; }

    public byte Input { get; init; } = 1;

    public static List<CapturedFrame> Read(string path)
    {
        List<CapturedFrame> frames = [];
        using Engine.Files.CaptureFile file = Engine.Files.CaptureFile.Open(path, 1, new Engine.Files.CaptureFileOptions());
        FrameBatch batch = new();
        FillStatus status;
        do
        {
            batch.Clear();
            status = file.Fill(batch);
            foreach (ref readonly FrameRecord record in batch.Frames)
            {
                frames.Add(new CapturedFrame(record.TimeNanoseconds, record.LinkType, record.OriginalLengthBytes, batch.BytesOf(record).ToArray()));
            }
        }
        while (status != FillStatus.End);
        return frames;
    }
}

using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Reads the records of one format, from where the file's kind was recognised on.</summary>
internal interface IRecordReader
{
    /// <summary>How fine its times are.</summary>
    TimestampPrecision Precision { get; }

    /// <summary>What the file says was lost.</summary>
    CaptureDrops Drops { get; }

    /// <summary>As <see cref="IFrameSource.Fill"/>; not called again after the end.</summary>
    FillStatus Fill(FrameBatch batch);
}

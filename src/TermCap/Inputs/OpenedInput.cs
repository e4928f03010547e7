using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Store;
using TermCap.Engine.Topology;

namespace TermCap.Inputs;

/// <summary>A source that was opened, and what was learnt of it while opening.</summary>
/// <param name="Source">The frames.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Topology">What is known of the host from the start.</param>
internal sealed record OpenedInput(IFrameSource Source, string Name, TopologyTimeline Topology) : IDisposable
{
    private readonly List<IDisposable> _readers = [];

    /// <summary>The files behind it; null for a device or the demo.</summary>
    public IFileSource? Files { get; init; }

    /// <summary>Whether packets come as they happen: a device or a pipe.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether it is a recording that only looks live: nothing of it can be lost.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The capture filter in force; empty for none.</summary>
    public string CaptureFilter { get; init; } = "";

    /// <summary>What was left out unasked; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>How fine its times are.</summary>
    public TimestampPrecision Precision => Files?.Precision ?? TimestampPrecision.Nanoseconds;

    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        _readers.ForEach(reader => reader.Dispose());
    }

    /// <summary>Lets the store read the input's bytes again where it can, instead of keeping them.</summary>
    public void AttachTo(CaptureStore store, int inputs)
    {
        for (int input = 1; input <= inputs && Files is not null; input++)
        {
            if (Files.TakeBytes((byte)input) is { } bytes)
            {
                BufferedFrameBytes reader = new(bytes);
                store.AttachInput((byte)input, reader);
                _readers.Add(reader);
            }
        }
    }
}

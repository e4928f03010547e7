using TermCap.Engine.Pipeline;

namespace TermCap.Screen.Sources;

/// <summary>What the program knows beside the store. The functions are called by the screen's thread, ten times a second, and must not block.</summary>
public sealed record EngineModelOptions
{
    /// <summary>Device, file, or <c>-</c>.</summary>
    public string SourceName { get; init; } = "";

    /// <summary>The capture file, where it is exactly one; else empty.</summary>
    public string FilePath { get; init; } = "";

    /// <summary>Whether packets come as they come (a device or a pipe).</summary>
    public bool IsLive { get; init; }

    /// <summary>The capture filter; empty for none.</summary>
    public string CaptureFilter { get; init; } = "";

    /// <summary>What was left out unasked, such as our own ssh session; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>How far a file is read, 0 to 1; null when not known.</summary>
    public Func<double?> Progress { get; init; } = static () => null;

    /// <summary>Why the input ended badly; empty while it has not.</summary>
    public Func<string> Failure { get; init; } = static () => "";

    /// <summary>Why the recording beside the capture ended early; empty when it did not. The capture itself goes on.</summary>
    public Func<string> RecordingFailure { get; init; } = static () => "";

    /// <summary>Frames that each device dropped during the capture, by interface index; null when not known (a file).</summary>
    public Func<IReadOnlyDictionary<uint, long>?> InterfaceDrops { get; init; } = static () => null;

    /// <summary>What the kernel counted during the capture; null when not known (a file).</summary>
    public Func<KernelReading?> Kernel { get; init; } = static () => null;

    /// <summary>Why the kernel's count of segments sent again (the argument) is not ours, one sentence each; called only where the two differ.</summary>
    public Func<long, CaptureSnapshot, IReadOnlyList<string>> KernelDifference { get; init; } = static (_, _) => [];
}

namespace TermCap.Arguments;

/// <summary>What <c>-w</c> and its companions ask for.</summary>
/// <param name="Path">The file; <c>-</c> is standard output.</param>
internal sealed record RecordingOptions(string Path)
{
    /// <summary>A new file after so many bytes; null for one file.</summary>
    public long? RotateBytes { get; init; }

    /// <summary>A new file after so many seconds of the capture's time; null for one file.</summary>
    public long? RotateSeconds { get; init; }

    /// <summary>So many files at most; null for no bound.</summary>
    public int? FilesMax { get; init; }

    /// <summary>Whether every frame is written rather than each packet once.</summary>
    public bool AllCopies { get; init; }
}

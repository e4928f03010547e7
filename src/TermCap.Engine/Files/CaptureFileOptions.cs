namespace TermCap.Engine.Files;

/// <summary>What the readers of one run share.</summary>
public sealed record CaptureFileOptions
{
    /// <summary>Bytes that a reader takes at once by default.</summary>
    public const int DefaultWindowBytes = 256 * 1024;

    /// <summary>Numbers the sources over all inputs of the run.</summary>
    public SourceTable Sources { get; init; } = new();

    /// <summary>Turns the JSON text of our own topology block into a Topology value; null leaves such blocks out, as does an answer of null.</summary>
    public Func<string, object?>? ParseTopology { get; init; }

    /// <summary>Bytes that a reader takes at once; it grows for a longer record, never past <see cref="InputWindow.LargestBytes"/>.</summary>
    public int WindowBytes { get; init; } = DefaultWindowBytes;
}

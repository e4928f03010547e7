namespace TermCap.Screen.Model;

/// <summary>How far a save is.</summary>
/// <param name="Packets">Written so far.</param>
/// <param name="Total">To be written; 0 when not known.</param>
/// <param name="Bytes">Size of the file so far.</param>
/// <param name="IsDone">Finished, well or badly.</param>
public sealed record SaveProgress(long Packets, long Total, long Bytes, bool IsDone)
{
    /// <summary>Null while all is well; else one sentence.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it failed only because the file exists: the prompt then offers to overwrite.</summary>
    public bool FileExists { get; init; }
}

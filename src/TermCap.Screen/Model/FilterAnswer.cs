namespace TermCap.Screen.Model;

/// <summary>What became of a display filter.</summary>
/// <param name="Error">Null when it holds; else why not, in a few words.</param>
/// <param name="Column">Where the error stands, from 0.</param>
public sealed record FilterAnswer(string? Error, int Column)
{
    /// <summary>It holds.</summary>
    public static FilterAnswer Good { get; } = new(null, 0);
}

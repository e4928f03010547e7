namespace TermCap.Engine.Files;

/// <summary>Sentences to be printed, each once.</summary>
/// <remarks>Bound: <see cref="Capacity"/>; what comes later is not kept, and the counters (<see cref="IFileSource.SkippedFrames"/>) still tell.</remarks>
public sealed class Notices
{
    /// <summary>Sentences of one input at most.</summary>
    public const int Capacity = 16;

    private readonly List<string> _sentences = [];

    /// <summary>The sentences so far.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    internal void Add(string sentence)
    {
        if (_sentences.Count < Capacity)
        {
            _sentences.Add(sentence);
        }
    }
}

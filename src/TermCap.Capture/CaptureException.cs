namespace TermCap.Capture;

/// <summary>A capture could not start. Its message is one sentence for people: what was tried, on what, why not, what to do next.</summary>
public sealed class CaptureException(CaptureErrorKind kind, string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>Which kind of failure; the program chooses the exit code by it.</summary>
    public CaptureErrorKind Kind { get; } = kind;
}

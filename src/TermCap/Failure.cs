namespace TermCap;

/// <summary>The one way a run fails: an exit code and one sentence (what was tried, on what, why not, what to do next). Caught once, in Main.</summary>
internal sealed class Failure(ExitCode code, string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>What the process answers.</summary>
    public ExitCode Code { get; } = code;

    /// <summary>Wrong usage.</summary>
    public static Failure Usage(string sentence) => new(ExitCode.Usage, sentence);
}

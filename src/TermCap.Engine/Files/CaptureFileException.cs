namespace TermCap.Engine.Files;

/// <summary>An input that gave no frame because it cannot be read or is not a capture (exit code 3). The message is one sentence for people.</summary>
/// <param name="sentence">What was tried, on what, why not, and what to do.</param>
/// <param name="cause">The failure below, if there was one.</param>
public sealed class CaptureFileException(string sentence, Exception? cause = null) : Exception(sentence, cause);

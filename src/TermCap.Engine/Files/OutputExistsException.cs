namespace TermCap.Engine.Files;

/// <summary>An output file exists and may not be replaced (exit code 2). The message is one sentence for people.</summary>
public sealed class OutputExistsException(string sentence) : IOException(sentence);

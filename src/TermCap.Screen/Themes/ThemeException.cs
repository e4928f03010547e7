namespace TermCap.Screen.Themes;

/// <summary>A theme that cannot be used: unknown role or colour, broken JSON, no such file.</summary>
/// <remarks>The message is one sentence with the file and the line.</remarks>
public sealed class ThemeException(string message) : Exception(message);

namespace TermCap.Engine.Filters;

/// <summary>What is asked of a text.</summary>
internal delegate bool TextQuestion(ReadOnlySpan<char> value);

namespace TermCap.Engine.Filters;

/// <summary>What is asked of bytes; the scope has room to turn them into text.</summary>
internal delegate bool BytesQuestion(ReadOnlySpan<byte> value, FilterScope scope);

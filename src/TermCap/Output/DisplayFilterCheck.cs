using TermCap.Engine.Filters;

namespace TermCap.Output;

/// <summary>Reads display filters of the command line.</summary>
internal static class DisplayFilterCheck
{
    /// <summary>The filter of a text.</summary>
    /// <exception cref="Failure">It cannot be understood; the sentence points at the column.</exception>
    public static DisplayFilter Require(string text) => DisplayFilter.TryParse(text, out DisplayFilter? filter, out FilterException? wrong)
        ? filter
        : throw Failure.Usage($"cannot understand the display filter '{text}' at column {wrong.Column + 1}: {wrong.Message}");
}

namespace TermCap.Engine.Filters;

/// <summary>One word of a display filter.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Column">Where it starts, from 0.</param>
/// <param name="LengthChars">How many characters it takes in the filter's text, quotes included.</param>
/// <param name="Text">The word; of a quoted value what the quotes hold, escapes resolved.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, int Column, int LengthChars, string Text)
{
    /// <summary>Which comparison it is; None for other kinds.</summary>
    public FilterRelation Relation { get; init; }
}

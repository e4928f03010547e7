namespace TermCap.Engine.Filters;

/// <summary>How many of a field's values must pass a test.</summary>
internal enum Quantifier
{
    /// <summary>One at least.</summary>
    Any,

    /// <summary>Every one, and there is one.</summary>
    All,
}

namespace TermCap.Engine.Filters;

/// <summary>The words of one test: a field, how it is compared, and with what.</summary>
internal sealed record FieldTest(FilterField Field, FilterRelation Relation, FilterToken RelationToken, IReadOnlyList<FilterValueRange> Values)
{
    /// <summary>How many of the field's values must pass.</summary>
    public Quantifier Quantifier { get; init; }

    /// <summary>Whether the filter itself says any or all.</summary>
    public bool IsQuantified { get; init; }

    /// <summary>The bits of the value that count; null when all do.</summary>
    public long? Mask { get; init; }

    /// <summary>The mask as written.</summary>
    public FilterToken? MaskToken { get; init; }
}

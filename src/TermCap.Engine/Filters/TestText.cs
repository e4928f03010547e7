namespace TermCap.Engine.Filters;

/// <summary>A test as it was written, in one form: what stands before the field, the field, and the rest.</summary>
/// <param name="Quantifier">Any or all of the field's values.</param>
/// <param name="IsQuantified">Whether the filter says so itself.</param>
/// <param name="Field">The field.</param>
/// <param name="Rest">Relation and value.</param>
internal sealed record TestText(Quantifier Quantifier, bool IsQuantified, FilterField Field, string Rest)
{
    /// <inheritdoc/>
    public override string ToString() =>
        (IsQuantified ? Quantifier == Quantifier.All ? "all " : "any " : "") + Field.Name + Rest;
}

namespace TermCap.Arguments;

/// <summary>A command line taken apart: the command, its flags with their values in order, and the words behind them.</summary>
/// <param name="Verb">The command.</param>
/// <param name="Words">What is no flag: a capture filter, inputs.</param>
internal sealed record ParsedLine(Verbs Verb, IReadOnlyList<string> Words)
{
    /// <summary>By flag name: its values (an empty text for each time a flag without value was given).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Flags { get; init; }

    /// <summary>Whether a flag was given.</summary>
    public bool Has(string flag) => Flags.ContainsKey(flag);

    /// <summary>How often it was given.</summary>
    public int Count(string flag) => Flags.TryGetValue(flag, out IReadOnlyList<string>? values) ? values.Count : 0;

    /// <summary>Its last value, or null: what is said later wins.</summary>
    public string? Last(string flag) => Flags.TryGetValue(flag, out IReadOnlyList<string>? values) ? values[^1] : null;

    /// <summary>All its values.</summary>
    public IReadOnlyList<string> AllOf(string flag) => Flags.TryGetValue(flag, out IReadOnlyList<string>? values) ? values : [];
}

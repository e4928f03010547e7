namespace TermCap.Arguments;

/// <summary>One flag: all that parser, help, manual page, completions and README know of it.</summary>
/// <param name="Name">The long name with its dashes; for flags that have only a letter, that letter's form (<c>-n</c>).</param>
/// <param name="Letter">The letter, or null.</param>
/// <param name="Argument">What stands for its value (<c>FILE</c>); null when it takes none.</param>
/// <param name="Where">The commands that take it.</param>
/// <param name="Group">Its heading.</param>
/// <param name="Help">What it does, in one line.</param>
internal sealed record FlagRow(string Name, char? Letter, string? Argument, Verbs Where, FlagGroup Group, string Help)
{
    /// <summary>Whether it may stand in the settings file, without its dashes.</summary>
    public bool IsSetting { get; init; }

    /// <summary>Words that can stand as its value, for completions; <c>FILE</c> arguments complete file names.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether it stands on the help's first page.</summary>
    public bool IsCommon { get; init; }

    /// <summary>Whether it has only a letter.</summary>
    public bool IsLetterOnly => !Name.StartsWith("--", StringComparison.Ordinal);

    /// <summary>The forms as written: <c>-i, --interface IF</c>.</summary>
    public string Forms
    {
        get
        {
            string names = IsLetterOnly ? Name : Letter is { } letter ? $"-{letter}, {Name}" : Name;
            return Argument is null ? names : $"{names} {Argument}";
        }
    }
}

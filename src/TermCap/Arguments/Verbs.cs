namespace TermCap.Arguments;

/// <summary>The commands; as a set, where a flag holds.</summary>
[Flags]
internal enum Verbs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>No verb at all: screen, text or JSON, live or of files.</summary>
    View = 1,

    /// <summary><c>clean</c>.</summary>
    Clean = 2,

    /// <summary><c>report</c>.</summary>
    Report = 4,

    /// <summary><c>compare</c>.</summary>
    Compare = 8,

    /// <summary><c>completion</c>: prints a shell's completion script.</summary>
    Completion = 16,

    /// <summary><c>man</c>: prints the manual page.</summary>
    Man = 32,

    /// <summary><c>help</c>: prints a topic of the help.</summary>
    Help = 64,

    /// <summary>All that read or take captures.</summary>
    Analysing = View | Clean | Report | Compare,

    /// <summary>Those that can capture live.</summary>
    Capturing = View | Report,

    /// <summary>Everything.</summary>
    All = Analysing | Completion | Man | Help,
}

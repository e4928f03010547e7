namespace TermCap.Arguments;

/// <summary>One command: its word, what stands behind it, and what it does.</summary>
/// <param name="Verb">Which.</param>
/// <param name="Word">Its word; empty for the one without.</param>
/// <param name="Operands">What stands behind it, as the help shows it.</param>
/// <param name="Help">What it does.</param>
internal sealed record VerbRow(Verbs Verb, string Word, string Operands, string Help)
{
    /// <summary>All commands.</summary>
    public static readonly VerbRow[] All =
    [
        new(Verbs.View, "", "[-i IF] [FILTER]", "capture live, each packet once; FILTER as tcpdump's, e.g. tcp port 6380"),
        new(Verbs.View, "", "-r FILE [-r FILE]...", "show captures of a bonded host; - is a pipe"),
        new(Verbs.Clean, "clean", "IN... -o OUT", "write each packet once, for any tool to read"),
        new(Verbs.Report, "report", "IN... [--json]", "say what truly happened: counters, conversations, devices"),
        new(Verbs.Compare, "compare", "A B", "two captures of one moment: what is only in one, and how late"),
        new(Verbs.Completion, "completion", "bash|zsh|fish", "print the shell's completion script"),
        new(Verbs.Man, "man", "", "print the manual page"),
    ];

    /// <summary>The command whose word this is; null when it is none.</summary>
    public static VerbRow? OfWord(string word) => Array.Find(All, row => row.Word.Length > 0 && row.Word == word);
}

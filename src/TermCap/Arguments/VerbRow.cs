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
        new(Verbs.View, "", "[-i IF] [FILTER]", "capture live; FILTER as tcpdump's: tcp port 80"),
        new(Verbs.View, "", "-r FILE [-r FILE]...", "show captures of a bonded host; - is a pipe"),
        new(Verbs.Clean, "clean", "IN... -o OUT", "write each packet once, for any tool to read"),
        new(Verbs.Report, "report", "IN... [--json]", "what truly happened: counters, conversations"),
        new(Verbs.Compare, "compare", "A B", "what is only in one of two, and how late"),
        new(Verbs.Completion, "completion", "SHELL", "its completion script: bash, zsh, fish"),
        new(Verbs.Man, "man", "", "the manual page; termcap man | man -l -"),
        new(Verbs.Help, "help", "TOPIC", "more of this page; the topics stand below"),
    ];

    /// <summary>The command whose word this is; null when it is none.</summary>
    public static VerbRow? OfWord(string word) => Array.Find(All, row => row.Word.Length > 0 && row.Word == word);
}

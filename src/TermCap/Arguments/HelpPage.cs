using System.Text;

namespace TermCap.Arguments;

/// <summary>What <c>--help</c> prints, made from the rows: one screen of 80 by 24; the rest are topics.</summary>
internal static class HelpPage
{
    private const int FormsWidth = 28;

    /// <summary>The exit codes and what they mean, for help and manual.</summary>
    public static readonly (ExitCode Code, string Meaning)[] ExitCodes =
    [
        (ExitCode.Success, "done"),
        (ExitCode.Failed, "failed while running (what was captured is kept)"),
        (ExitCode.Usage, "wrong usage"),
        (ExitCode.Unreadable, "input unreadable or not a capture"),
        (ExitCode.CannotCapture, "cannot capture: rights, interface, libpcap"),
        (ExitCode.ThresholdExceeded, "a threshold of report --fail-if was exceeded"),
    ];

    private static readonly (FlagGroup Group, string Word, string Title)[] Groups =
    [
        (FlagGroup.Input, "input", "Input"),
        (FlagGroup.Capture, "capture", "Live capture"),
        (FlagGroup.Output, "output", "Output"),
        (FlagGroup.Pairing, "devices", "Devices and bounds"),
        (FlagGroup.Screen, "screen", "Screen"),
        (FlagGroup.Other, "other", "Other"),
    ];

    /// <summary>The headings that have flags of their own in help, manual and README.</summary>
    public static IEnumerable<(FlagGroup Group, string Word, string Title)> Headings => Groups;

    /// <summary>The first page.</summary>
    public static string Text()
    {
        StringBuilder page = new();
        page.Append("termcap shows each packet of a bonded host once, its copies folded under it.\n\n");
        foreach (VerbRow row in VerbRow.All)
        {
            string form = string.Join(' ', new[] { "termcap", row.Word, row.Operands }.Where(part => part.Length > 0));
            page.Append("  ").Append(form.PadRight(FormsWidth)).Append("  ").Append(row.Help).Append('\n');
        }

        page.Append('\n');
        foreach (FlagRow row in FlagTable.All.Where(row => row.IsCommon))
        {
            page.Append("  ").Append(row.Forms.PadRight(FormsWidth)).Append("  ").Append(row.Help).Append('\n');
        }

        page.Append("\nTopics: ").AppendJoin(' ', HelpTopic.All.Select(topic => topic.Word)).Append(" all\n");
        return page.ToString();
    }

    /// <summary>What <c>termcap help</c> prints.</summary>
    /// <exception cref="Failure">There is no such topic.</exception>
    public static string Of(IReadOnlyList<string> words) => words.Count == 0
        ? Text()
        : HelpTopic.Of(words[0]) ?? throw Failure.Usage($"no help on \"{Output.Printable.Of(words[0])}\"; there are {string.Join(' ', HelpTopic.All.Select(topic => topic.Word))} all");
}

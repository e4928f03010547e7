using System.Text;

namespace TermCap.Arguments;

/// <summary>What <c>--help</c> prints, made from the rows.</summary>
internal static class HelpPage
{
    private const int FormsWidth = 31;

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

    private static readonly (FlagGroup Group, string Title)[] Groups =
    [
        (FlagGroup.Input, "Input"),
        (FlagGroup.Capture, "Live capture"),
        (FlagGroup.Output, "Output"),
        (FlagGroup.Pairing, "Devices and bounds"),
        (FlagGroup.Screen, "Screen"),
        (FlagGroup.Other, "Other"),
    ];

    /// <summary>The headings that have flags of their own in help, manual and README.</summary>
    public static IEnumerable<(FlagGroup Group, string Title)> Headings => Groups;

    /// <summary>The page.</summary>
    public static string Text()
    {
        StringBuilder page = new();
        page.Append("termcap shows each packet of a bonded host once, with its copies folded under it.\n\nUsage:\n");
        foreach (VerbRow row in VerbRow.All)
        {
            string form = string.Join(' ', new[] { "termcap", row.Word, row.Operands }.Where(part => part.Length > 0));
            page.Append("  ").Append(form.PadRight(FormsWidth + 4)).Append(' ').Append(row.Help).Append('\n');
        }

        foreach ((FlagGroup group, string title) in Groups)
        {
            page.Append('\n').Append(title).Append(":\n");
            foreach (FlagRow row in FlagTable.All.Where(row => row.Group == group))
            {
                string forms = row.IsLetterOnly || row.Letter is not null ? row.Forms : "    " + row.Forms;
                page.Append("  ").Append(forms.PadRight(FormsWidth)).Append(' ').Append(row.Help).Append('\n');
            }
        }

        page.Append("\ntcpdump's ").Append(string.Join(' ', FlagTable.All.Where(row => row.Group == FlagGroup.Silent).Select(row => row.Letter is { } letter ? $"-{letter}" : row.Name)));
        page.Append(" are taken and change nothing here.\nSettings: ").Append("$XDG_CONFIG_HOME/termcap/config.json, e.g. {\"theme\":\"light\",\"utc\":true}; flags win.\nExit codes: ");
        page.Append(string.Join("; ", ExitCodes.Select(row => $"{(int)row.Code} {row.Meaning}"))).Append(".\n");
        return page.ToString();
    }
}

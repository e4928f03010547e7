using System.Globalization;
using System.Text;
using TermCap.Engine.Filters;
using TermCap.Screen.Keys;

namespace TermCap.Arguments;

/// <summary>One topic of the help.</summary>
/// <param name="Word">What is typed: <c>termcap help WORD</c>.</param>
/// <param name="Text">Writes it.</param>
internal sealed record HelpTopic(string Word, Func<string> Text)
{
    private const int FormsWidth = 33;
    private const int NameWidth = 32;

    /// <summary>All topics.</summary>
    public static readonly HelpTopic[] All =
    [
        .. HelpPage.Headings.Select(heading => new HelpTopic(heading.Word, () => Flags(heading.Group, heading.Title))),
        new("tcpdump", Silent),
        new("keys", Keys),
        new("filter", Filter),
        new("codes", Codes),
    ];

    /// <summary>The text of a topic; null when there is none of that name.</summary>
    public static string? Of(string word) =>
        word == "all" ? string.Join('\n', All.Select(topic => topic.Text())) : Array.Find(All, topic => topic.Word == word)?.Text();

    private static string Flags(FlagGroup group, string title)
    {
        StringBuilder page = new($"{title}:\n");
        foreach (FlagRow row in FlagTable.All.Where(row => row.Group == group))
        {
            string forms = row.IsLetterOnly || row.Letter is not null ? row.Forms : "    " + row.Forms;
            page.Append("  ").Append(forms.PadRight(FormsWidth)).Append(' ').Append(row.Help).Append('\n');
        }

        return page.ToString();
    }

    private static string Silent() =>
        "Taken for tcpdump's sake, with nothing to change here:\n" + string.Concat(FlagTable.All.Where(row => row.Group == FlagGroup.Silent).Select(row => $"  {row.Forms.PadRight(FormsWidth)} {row.Help}\n"));

    private static string Keys() => "Keys:\n" + string.Concat(KeyTable.Rows.Select(row =>
        $"  {string.Join(' ', row.Strokes.Select(stroke => stroke.Name)),-14} {row.Does}{((row.Views & ViewKind.Prompt) != 0 ? " (while a line is typed)" : "")}\n"));

    private static string Filter() =>
        "Display filter, after / or -Y: == != < <= > >= contains matches in {..} && || ! ( ), as Wireshark has them. Fields:\n"
        + string.Concat(FilterFields.All.Select(field => $"  {field.Name.PadRight(NameWidth)} {field.Description}\n"));

    private static string Codes() =>
        "Exit codes:\n" + string.Concat(HelpPage.ExitCodes.Select(row => string.Create(CultureInfo.InvariantCulture, $"  {(int)row.Code}  {row.Meaning}\n")))
        + "\nSettings: $XDG_CONFIG_HOME/termcap/config.json, e.g. {\"theme\":\"light\",\"utc\":true}; flags win.\n";
}

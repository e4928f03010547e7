using System.Text;
using TermCap.Engine.Filters;
using TermCap.Screen.Keys;

namespace TermCap.Arguments;

/// <summary>The manual page termcap(1), made from the rows; <c>termcap man | man -l -</c> shows it.</summary>
internal static class ManPage
{
    /// <summary>The page in roff (man(7)).</summary>
    public static string Text()
    {
        StringBuilder page = new();
        page.Append(".TH TERMCAP 1 \"\" \"termcap ").Append(ProgramVersion.Text).Append("\" \"User Commands\"\n");
        page.Append(".SH NAME\ntermcap \\- each packet of a bonded host once, with its copies folded under it\n.SH SYNOPSIS\n");
        foreach (VerbRow row in VerbRow.All)
        {
            page.Append(".B termcap ").Append(Roff(row.Word)).Append("\n.RI ").Append('"').Append(Roff(row.Operands)).Append("\"\n.br\n");
        }

        page.Append(".SH DESCRIPTION\nOn a Linux host with bonded network cards a capture on all interfaces records each packet once at every device that it passes; ");
        page.Append("other tools take the second record for a retransmission. termcap pairs these copies, counts what truly happened, and writes captures in which each packet stands once.\n");
        page.Append(".SH COMMANDS\n");
        foreach (VerbRow row in VerbRow.All)
        {
            page.Append(".TP\n.B termcap ").Append(Roff($"{row.Word} {row.Operands}".Trim())).Append('\n').Append(Roff(row.Help)).Append(".\n");
        }

        page.Append(".SH OPTIONS\n");
        foreach ((FlagGroup group, _, string title) in HelpPage.Headings)
        {
            page.Append(".SS ").Append(title).Append('\n');
            AppendFlags(page, group);
        }

        page.Append(".SS Taken for tcpdump's sake\n");
        AppendFlags(page, FlagGroup.Silent);
        page.Append(".SH KEYS\n");
        foreach (KeyRow row in KeyTable.Rows)
        {
            string keys = string.Join(' ', row.Strokes.Select(stroke => stroke.Name));
            page.Append(".TP\n.B ").Append(Roff(keys)).Append('\n').Append(Roff(row.Does + ((row.Views & ViewKind.Prompt) != 0 ? " (while a line is typed)" : ""))).Append(".\n");
        }

        page.Append(".SH DISPLAY FILTER\nComparisons are == != < <= > >= contains matches and in {...}; they are joined by && || ! and parentheses, as Wireshark has them. The fields:\n");
        foreach (FilterField field in FilterFields.All)
        {
            page.Append(".TP\n.B ").Append(Roff(field.Name)).Append('\n').Append(Roff(field.Description)).Append(".\n");
        }

        page.Append(".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/termcap/config.json\nSettings: an object of long flags without their dashes. Flags on the command line win.\n.SH EXIT STATUS\n");
        foreach ((ExitCode code, string meaning) in HelpPage.ExitCodes)
        {
            page.Append(".TP\n.B ").Append((int)code).Append('\n').Append(Roff(meaning)).Append(".\n");
        }

        page.Append(".SH SEE ALSO\n.BR tcpdump (8),\n.BR pcap\\-filter (7),\n.BR wireshark\\-filter (4)\n");
        return page.ToString();
    }

    private static void AppendFlags(StringBuilder page, FlagGroup group)
    {
        foreach (FlagRow row in FlagTable.All.Where(row => row.Group == group))
        {
            page.Append(".TP\n.B ").Append(Roff(row.Forms)).Append('\n').Append(Roff(row.Help)).Append(".\n");
        }
    }

    // man(7): a backslash begins an escape, a hyphen that is to be typed is \-, and a line may not begin with a dot or a quote.
    private static string Roff(string text)
    {
        string escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("\"", "\\(dq", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? "\\&" + escaped : escaped;
    }
}

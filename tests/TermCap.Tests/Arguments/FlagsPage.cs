using System.Text;
using TermCap.Arguments;

namespace TermCap.Tests.Arguments;

/// <summary>The README's table of flags.</summary>
internal static class FlagsPage
{
    /// <summary>Stands before it.</summary>
    public const string Begin = "<!-- flags -->";

    /// <summary>Stands behind it.</summary>
    public const string End = "<!-- /flags -->";

    /// <summary>The table.</summary>
    public static string Text()
    {
        StringBuilder text = new();
        text.Append("| flag | what it does |\n|---|---|\n");
        foreach (FlagRow row in FlagTable.All.Where(row => row.Group != FlagGroup.Silent))
        {
            text.Append("| `").Append(row.Forms.Replace("|", "\\|", StringComparison.Ordinal)).Append("` | ").Append(row.Help).Append(" |\n");
        }

        return text.ToString().TrimEnd('\n');
    }
}

using System.Text;

namespace TermCap.Output;

/// <summary>Keeps what comes from packets, files and the network from steering the terminal.</summary>
internal static class Printable
{
    /// <summary>Appends a text; control characters, line ends and what changes the writing direction become dots, and other than ASCII too where that is asked for.</summary>
    public static void Append(StringBuilder to, string text, bool isAscii)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            System.Globalization.UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool isSafe = category is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
                or System.Globalization.UnicodeCategory.Surrogate or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned);
            to.Append(isSafe && (!isAscii || rune.IsAscii) ? rune.ToString() : ".");
        }
    }

    /// <summary>The text, made safe.</summary>
    public static string Of(string text)
    {
        StringBuilder safe = new(text.Length);
        Append(safe, text, isAscii: false);
        return safe.ToString();
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TermCap.Engine.Filters;

/// <summary>Reads what stands behind a text or bytes field: text, bytes in hexadecimal, regular expressions.</summary>
internal static class TextLiterals
{
    /// <summary>The longest regular expression in characters.</summary>
    public const int PatternMax = 512;

    /// <summary>Reads the bytes meant: hexadecimal as in 47:45:54 unless quoted, else the text's own (UTF-8; \xHH below 0x100 as one byte).</summary>
    public static byte[] Bytes(FilterToken token)
    {
        if (token.Kind == FilterTokenKind.Word)
        {
            string[] groups = token.Text.Split(':');
            if (groups.Length > 1 && groups.All(group => group.Length == 2 && group.All(char.IsAsciiHexDigit)))
            {
                return Convert.FromHexString(string.Concat(groups));
            }
        }

        return token.Text.All(letter => letter < 0x100) ? Encoding.Latin1.GetBytes(token.Text) : Encoding.UTF8.GetBytes(token.Text);
    }

    /// <summary>Makes the question that a regular expression asks. It takes time in proportion to the text, whatever the expression.</summary>
    /// <exception cref="FilterException">It is too long, not a regular expression, or one that looks back or around.</exception>
    public static Regex Pattern(FilterToken token)
    {
        if (token.Text.Length > PatternMax)
        {
            throw new FilterException($"A regular expression has at most {PatternMax} characters.", token.Column, token.LengthChars);
        }

        try
        {
            return new Regex(token.Text, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
        catch (RegexParseException error)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"at its character {error.Offset + 1}");
            throw new FilterException($"The regular expression is not well formed {place} ({Word(error.Error)}).", token.Column, token.LengthChars);
        }
        catch (NotSupportedException)
        {
            throw new FilterException("The regular expression is too large, or uses lookaround or back references, which are not allowed here.", token.Column, token.LengthChars);
        }
    }

    private static string Word(RegexParseError error)
    {
        StringBuilder words = new();
        foreach (char letter in error.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}

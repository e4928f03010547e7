using System.Globalization;
using System.Text;

namespace TermCap.Engine.Filters;

/// <summary>A value of a test, or in a set a range of values, as written.</summary>
internal readonly record struct FilterValueRange(FilterToken From, FilterToken? To)
{
    /// <inheritdoc/>
    public override string ToString() => To is { } to ? Write(From) + ".." + Write(to) : Write(From);

    private static string Write(FilterToken token)
    {
        if (token.Kind == FilterTokenKind.Word)
        {
            return token.Text;
        }

        StringBuilder quoted = new("\"");
        foreach (char letter in token.Text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                < ' ' or (>= '\x7f' and <= '\xff') => quoted.Append("\\x").Append(((int)letter).ToString("x2", CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}

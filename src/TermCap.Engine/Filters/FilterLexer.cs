using System.Globalization;
using System.Text;

namespace TermCap.Engine.Filters;

/// <summary>Cuts a display filter into words.</summary>
/// <remarks>Bound: <see cref="TextMax"/> characters; a longer filter is refused.</remarks>
internal static class FilterLexer
{
    /// <summary>The longest filter in characters.</summary>
    public const int TextMax = 4096;

    private const string Separators = "=!<>&|^(){},\"'~[]";

    // Longest first: the first that fits is taken.
    private static readonly (string Sign, FilterTokenKind Kind, FilterRelation Relation)[] Signs =
    [
        ("===", FilterTokenKind.Relation, FilterRelation.AllEqual),
        ("!==", FilterTokenKind.Relation, FilterRelation.AnyNotEqual),
        ("==", FilterTokenKind.Relation, FilterRelation.Equal),
        ("!=", FilterTokenKind.Relation, FilterRelation.NotEqual),
        ("~=", FilterTokenKind.Relation, FilterRelation.AnyNotEqual),
        ("<=", FilterTokenKind.Relation, FilterRelation.LessOrEqual),
        (">=", FilterTokenKind.Relation, FilterRelation.GreaterOrEqual),
        ("&&", FilterTokenKind.And, FilterRelation.None),
        ("||", FilterTokenKind.Or, FilterRelation.None),
        ("^^", FilterTokenKind.Xor, FilterRelation.None),
        ("<", FilterTokenKind.Relation, FilterRelation.Less),
        (">", FilterTokenKind.Relation, FilterRelation.Greater),
        ("~", FilterTokenKind.Relation, FilterRelation.Matches),
        ("!", FilterTokenKind.Not, FilterRelation.None),
        ("&", FilterTokenKind.BitwiseAnd, FilterRelation.None),
        ("(", FilterTokenKind.LeftParenthesis, FilterRelation.None),
        (")", FilterTokenKind.RightParenthesis, FilterRelation.None),
        ("{", FilterTokenKind.LeftBrace, FilterRelation.None),
        ("}", FilterTokenKind.RightBrace, FilterRelation.None),
        (",", FilterTokenKind.Comma, FilterRelation.None),
    ];

    /// <summary>The relations that are written as words.</summary>
    internal static readonly Dictionary<string, FilterRelation> RelationWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eq"] = FilterRelation.Equal,
        ["any_eq"] = FilterRelation.Equal,
        ["ne"] = FilterRelation.NotEqual,
        ["all_ne"] = FilterRelation.NotEqual,
        ["all_eq"] = FilterRelation.AllEqual,
        ["any_ne"] = FilterRelation.AnyNotEqual,
        ["lt"] = FilterRelation.Less,
        ["le"] = FilterRelation.LessOrEqual,
        ["gt"] = FilterRelation.Greater,
        ["ge"] = FilterRelation.GreaterOrEqual,
        ["contains"] = FilterRelation.Contains,
        ["matches"] = FilterRelation.Matches,
        ["in"] = FilterRelation.In,
    };

    private static readonly Dictionary<string, FilterTokenKind> LogicWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = FilterTokenKind.And,
        ["or"] = FilterTokenKind.Or,
        ["xor"] = FilterTokenKind.Xor,
        ["not"] = FilterTokenKind.Not,
        ["bitwise_and"] = FilterTokenKind.BitwiseAnd,
    };

    /// <summary>Cuts the text; the last word is always the end.</summary>
    /// <exception cref="FilterException">A sign that stands for nothing, or a quote that is not closed.</exception>
    public static List<FilterToken> Read(string text)
    {
        if (text.Length > TextMax)
        {
            throw new FilterException($"A filter has at most {TextMax} characters; this one has {text.Length}.", TextMax, text.Length - TextMax);
        }

        List<FilterToken> tokens = [];
        int at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            FilterToken token = ReadToken(text, at);
            tokens.Add(token);
            at += token.LengthChars;
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, text.Length, 0, ""));
        return tokens;
    }

    private static FilterToken ReadToken(string text, int at)
    {
        if (text[at] is '"' or '\'')
        {
            return ReadQuoted(text, at);
        }

        foreach ((string sign, FilterTokenKind kind, FilterRelation relation) in Signs)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0)
            {
                return new FilterToken(kind, at, sign.Length, sign) { Relation = relation };
            }
        }

        int end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Separators.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        if (end == at)
        {
            throw Unexpected(text, at);
        }

        string word = text[at..end];
        FilterRelation comparison = RelationWords.GetValueOrDefault(word);
        FilterTokenKind wordKind = comparison != FilterRelation.None ? FilterTokenKind.Relation : LogicWords.GetValueOrDefault(word, FilterTokenKind.Word);
        return new FilterToken(wordKind, at, word.Length, word) { Relation = comparison };
    }

    private static FilterException Unexpected(string text, int at) => text[at] switch
    {
        '=' => new FilterException("Equality is written ==.", at, 1, "=="),
        '|' => new FilterException("Or is written || or or.", at, 1, "||"),
        '^' => new FilterException("Exclusive or is written ^^ or xor.", at, 1, "^^"),
        '[' or ']' => new FilterException("Parts of a field ([ ]) are not understood; use contains or matches.", at, 1),
        _ => new FilterException("This sign has no meaning here.", at, 1),
    };

    private static FilterToken ReadQuoted(string text, int start)
    {
        StringBuilder content = new();
        for (int at = start + 1; at < text.Length; at++)
        {
            if (text[at] == text[start])
            {
                return new FilterToken(FilterTokenKind.Quoted, start, at + 1 - start, content.ToString());
            }

            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at = ReadEscape(text, at, content);
            }
            else
            {
                content.Append(text[at]);
            }
        }

        throw new FilterException("The quote is not closed.", start, text.Length - start, text[start].ToString());
    }

    // \" \' \\ \n \r \t \xHH; any other backslash stays, so that regular expressions can be written as they are known.
    private static int ReadEscape(string text, int at, StringBuilder content)
    {
        char escaped = text[at + 1];
        if (escaped == 'x' && at + 3 < text.Length && byte.TryParse(text.AsSpan(at + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
        {
            content.Append((char)value);
            return at + 3;
        }

        _ = escaped switch
        {
            'n' => content.Append('\n'),
            'r' => content.Append('\r'),
            't' => content.Append('\t'),
            '"' or '\'' or '\\' => content.Append(escaped),
            _ => content.Append('\\').Append(escaped),
        };
        return at + 1;
    }
}

namespace TermCap.Engine.Filters;

/// <summary>What could stand at a place in a filter: made from the field table, for the prompt.</summary>
public static class FilterCompletion
{
    /// <summary>The most candidates of one answer; more than a screen shows.</summary>
    public const int CandidatesMax = 200;

    private static readonly (string Word, string Description)[] Relations =
    [
        ("==", "equals"), ("!=", "differs, in all its values"), ("<", "below"), ("<=", "at most"), (">", "above"), (">=", "at least"),
        ("in", "in a set, as in {80, 443, 8000..8080}"), ("contains", "contains text or bytes"), ("matches", "matches a regular expression"),
    ];

    private static readonly (string Word, string Description)[] Logic = [("&&", "and"), ("||", "or")];

    /// <summary>Gives the candidates for the word that ends at the caret.</summary>
    /// <param name="text">The filter as typed so far.</param>
    /// <param name="caret">Where the caret stands, from 0 to the text's length.</param>
    public static FilterCandidates At(string text, int caret)
    {
        caret = Math.Clamp(caret, 0, text.Length);
        int start = caret;
        while (start > 0 && IsWordLetter(text[start - 1]))
        {
            start--;
        }

        string typed = text[start..caret];
        List<FilterCandidate> found = [];
        switch (Expect(text[..start], out FilterField? field))
        {
            case Expectation.Field:
                AddFields(typed, found);
                break;
            case Expectation.Relation when typed.Length == 0 || char.IsAsciiLetter(typed[0]):
                AddRelations(field!, typed, found);
                break;
            case Expectation.Value:
                AddValues(field!, typed, found);
                break;
            case Expectation.Logic:
                AddWords(Logic, typed, found);
                break;
        }

        return new FilterCandidates(start, caret - start, found);
    }

    private static bool IsWordLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or ':';

    // What stands before the word decides; a filter that cannot be cut into words (an open quote) gets nothing.
    private static Expectation Expect(string before, out FilterField? field)
    {
        field = null;
        List<FilterToken> tokens;
        try
        {
            tokens = FilterLexer.Read(before);
        }
        catch (FilterException)
        {
            return Expectation.Nothing;
        }

        int last = tokens.Count - 2;
        if (last < 0)
        {
            return Expectation.Field;
        }

        switch (tokens[last].Kind)
        {
            case FilterTokenKind.Word when FilterFields.Find(tokens[last].Text) is { } whole && !IsValue(tokens, last):
                field = whole;
                return whole.Type == FilterFieldType.Presence ? Expectation.Logic : Expectation.Relation;
            case FilterTokenKind.Word or FilterTokenKind.Quoted:
                return IsInSet(tokens, last, out field) ? Expectation.Value : Expectation.Logic;
            case FilterTokenKind.RightParenthesis or FilterTokenKind.RightBrace:
                return Expectation.Logic;
            case FilterTokenKind.Relation:
                field = last > 0 ? FilterFields.Find(tokens[last - 1].Text) : null;
                return field is not null && tokens[last].Relation != FilterRelation.In ? Expectation.Value : Expectation.Nothing;
            case FilterTokenKind.LeftBrace or FilterTokenKind.Comma:
                return IsInSet(tokens, last, out field) ? Expectation.Value : Expectation.Nothing;
            default:
                return Expectation.Field;
        }
    }

    private static bool IsValue(List<FilterToken> tokens, int at) => at > 0 && tokens[at - 1].Kind == FilterTokenKind.Relation;

    private static bool IsInSet(List<FilterToken> tokens, int last, out FilterField? field)
    {
        int brace = tokens.FindLastIndex(last, token => token.Kind is FilterTokenKind.LeftBrace or FilterTokenKind.RightBrace);
        bool isOpen = brace >= 2 && tokens[brace].Kind == FilterTokenKind.LeftBrace && tokens[brace - 1].Relation == FilterRelation.In;
        int at = isOpen ? brace - (tokens[brace - 2].Kind == FilterTokenKind.Not ? 3 : 2) : -1;
        field = at >= 0 ? FilterFields.Find(tokens[at].Text) : null;
        return field is not null;
    }

    // Names that start so come first, then names that have it behind a dot (port: tcp.port, udp.port).
    private static void AddFields(string typed, List<FilterCandidate> found)
    {
        IEnumerable<FilterField> starting = FilterFields.All.Where(field => field.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
        IEnumerable<FilterField> inside = FilterFields.All.Where(field => typed.Length > 1 && field.Name.Contains("." + typed, StringComparison.OrdinalIgnoreCase));
        foreach (FilterField field in starting.Concat(inside).Distinct().Take(CandidatesMax))
        {
            found.Add(new FilterCandidate(field.Name, field.Description));
        }
    }

    private static void AddRelations(FilterField field, string typed, List<FilterCandidate> found)
    {
        bool isText = field.Type is FilterFieldType.Text or FilterFieldType.Bytes or FilterFieldType.Protocol;
        bool isUnordered = field.Type is FilterFieldType.Word or FilterFieldType.Boolean or FilterFieldType.Bytes;
        IEnumerable<(string Word, string Description)> fitting = Relations.Where(relation => relation.Word switch
        {
            "contains" or "matches" => isText,
            "<" or "<=" or ">" or ">=" => !isUnordered && field.Type != FilterFieldType.Protocol,
            _ => field.Type != FilterFieldType.Protocol,
        });
        AddWords(fitting, typed, found);
        AddWords(Logic, typed, found);
    }

    private static void AddValues(FilterField field, string typed, List<FilterCandidate> found)
    {
        IEnumerable<string> words = field.Type == FilterFieldType.Boolean ? ["true", "false"] : field.Words.Where(word => word.Length > 0);
        AddWords(words.Select(word => (word, field.Name)), typed, found);
    }

    private static void AddWords(IEnumerable<(string Word, string Description)> words, string typed, List<FilterCandidate> found)
    {
        foreach ((string word, string description) in words.Where(word => word.Word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)))
        {
            found.Add(new FilterCandidate(word, description));
        }
    }

    private enum Expectation
    {
        Nothing,
        Field,
        Relation,
        Value,
        Logic,
    }
}

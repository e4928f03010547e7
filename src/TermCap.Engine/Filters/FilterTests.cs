using System.Text;
using System.Text.RegularExpressions;

namespace TermCap.Engine.Filters;

/// <summary>Makes the test of a field against values, once its words are read.</summary>
internal static class FilterTests
{
    /// <summary>Makes the test.</summary>
    /// <param name="test">The field, the relation, its place and its values.</param>
    /// <exception cref="FilterException">The relation or a value does not fit the field.</exception>
    public static FilterNode Make(FieldTest test)
    {
        RequireMeaning(test);
        bool isNegated = test.Relation is FilterRelation.NotEqual or FilterRelation.AnyNotEqual or FilterRelation.NotIn;
        TestText source = new(test.Quantifier, test.IsQuantified, test.Field, Rest(test));
        if (test.Field.ReadNumber is not null && test.Field.Type != FilterFieldType.Protocol)
        {
            return new NumberNode(source, new ValueRanges<long>(test.Values.Select(value => NumberRange(test, value))), isNegated, test.Mask ?? -1);
        }

        if (test.Field.ReadAddress is not null)
        {
            return new AddressNode(source, new ValueRanges<UInt128>(test.Values.Select(value => AddressRange(test, value))), isNegated);
        }

        return test.Field.ReadText is not null ? new TextNode(source, TextAsked(test), isNegated) : new BytesNode(source, BytesAsked(test), isNegated);
    }

    private static void RequireMeaning(FieldTest test)
    {
        FilterField field = test.Field;
        bool isText = field.Type is FilterFieldType.Text or FilterFieldType.Bytes or FilterFieldType.Protocol;
        bool isSearch = test.Relation is FilterRelation.Contains or FilterRelation.Matches;
        bool isOrdered = test.Relation is FilterRelation.Less or FilterRelation.LessOrEqual or FilterRelation.Greater or FilterRelation.GreaterOrEqual;
        string? complaint = field.Type switch
        {
            FilterFieldType.Presence => $"{field.Name} has no value; write it alone, or !{field.Name}.",
            FilterFieldType.Protocol when !isSearch => $"{field.Name} is a protocol; write it alone, or {field.Name} contains \"text\".",
            _ when !isText && isSearch => $"{field.Name} is no text; {test.RelationToken.Text} works on text and bytes.",
            _ when isText && test.Values.Any(value => value.To is not null) => $"{field.Name} is text; ranges work on numbers and addresses.",
            FilterFieldType.Word or FilterFieldType.Boolean or FilterFieldType.Bytes when isOrdered => $"The values of {field.Name} have no order; use ==, != or in.",
            _ => null,
        };
        if (complaint is not null)
        {
            throw new FilterException(complaint, test.RelationToken.Column, test.RelationToken.LengthChars);
        }
    }

    // An empty range (from above to below) holds nothing: "less than the least".
    private static (long Low, long High) NumberRange(FieldTest test, FilterValueRange value)
    {
        long low = NumberLiterals.Read(test.Field, value.From);
        long high = value.To is { } to ? NumberLiterals.Read(test.Field, to) : low;
        RequireRising(low <= high, value);
        return test.Relation switch
        {
            FilterRelation.Less => low == long.MinValue ? (0, -1) : (long.MinValue, low - 1),
            FilterRelation.LessOrEqual => (long.MinValue, high),
            FilterRelation.Greater => high == long.MaxValue ? (0, -1) : (high + 1, long.MaxValue),
            FilterRelation.GreaterOrEqual => (low, long.MaxValue),
            _ => (low, high),
        };
    }

    private static (UInt128 Low, UInt128 High) AddressRange(FieldTest test, FilterValueRange value)
    {
        (UInt128 low, UInt128 high) = AddressLiterals.Read(test.Field, value.From);
        if (value.To is { } to)
        {
            (UInt128 lastLow, high) = AddressLiterals.Read(test.Field, to);
            RequireRising(low <= lastLow, value);
        }

        return test.Relation switch
        {
            FilterRelation.Less => low == UInt128.MinValue ? (1, 0) : (UInt128.MinValue, low - 1),
            FilterRelation.LessOrEqual => (UInt128.MinValue, high),
            FilterRelation.Greater => high == UInt128.MaxValue ? (1, 0) : (high + 1, UInt128.MaxValue),
            FilterRelation.GreaterOrEqual => (low, UInt128.MaxValue),
            _ => (low, high),
        };
    }

    private static void RequireRising(bool isRising, FilterValueRange value)
    {
        if (!isRising)
        {
            throw new FilterException("The range runs backwards.", value.From.Column, value.To!.Value.Column + value.To.Value.LengthChars - value.From.Column);
        }
    }

    private static TextQuestion TextAsked(FieldTest test)
    {
        string[] texts = [.. test.Values.Select(value => value.From.Text)];
        string first = texts[0];
        switch (test.Relation)
        {
            case FilterRelation.Contains:
                return value => value.Contains(first, StringComparison.Ordinal);
            case FilterRelation.Matches:
                Regex pattern = TextLiterals.Pattern(test.Values[0].From);
                return value => pattern.IsMatch(value);
            case FilterRelation.Less:
                return value => value.CompareTo(first, StringComparison.Ordinal) < 0;
            case FilterRelation.LessOrEqual:
                return value => value.CompareTo(first, StringComparison.Ordinal) <= 0;
            case FilterRelation.Greater:
                return value => value.CompareTo(first, StringComparison.Ordinal) > 0;
            case FilterRelation.GreaterOrEqual:
                return value => value.CompareTo(first, StringComparison.Ordinal) >= 0;
            default:
                return value => IsOneOf(value, texts);
        }
    }

    private static bool IsOneOf(ReadOnlySpan<char> value, string[] texts)
    {
        foreach (string text in texts)
        {
            if (value.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }

    private static BytesQuestion BytesAsked(FieldTest test)
    {
        byte[][] wanted = [.. test.Values.Select(value => TextLiterals.Bytes(value.From))];
        switch (test.Relation)
        {
            case FilterRelation.Contains:
                return (value, scope) => value.IndexOf(wanted[0]) >= 0;
            case FilterRelation.Matches:
                Regex pattern = TextLiterals.Pattern(test.Values[0].From);
                return (value, scope) => pattern.IsMatch(scope.AsText(value));
            default:
                return (value, scope) => IsOneOf(value, wanted);
        }
    }

    private static bool IsOneOf(ReadOnlySpan<byte> value, byte[][] wanted)
    {
        foreach (byte[] bytes in wanted)
        {
            if (value.SequenceEqual(bytes))
            {
                return true;
            }
        }

        return false;
    }

    private static string Rest(FieldTest test)
    {
        StringBuilder rest = new();
        if (test.MaskToken is { } mask)
        {
            rest.Append(" & ").Append(mask.Text);
        }

        rest.Append(' ').Append(test.Relation switch
        {
            FilterRelation.Equal => "==",
            FilterRelation.NotEqual => "!=",
            FilterRelation.AllEqual => "===",
            FilterRelation.AnyNotEqual => "!==",
            FilterRelation.Less => "<",
            FilterRelation.LessOrEqual => "<=",
            FilterRelation.Greater => ">",
            FilterRelation.GreaterOrEqual => ">=",
            FilterRelation.Contains => "contains",
            FilterRelation.Matches => "matches",
            FilterRelation.NotIn => "not in",
            _ => "in",
        }).Append(' ');
        string values = string.Join(", ", test.Values);
        return rest.Append(test.Relation is FilterRelation.In or FilterRelation.NotIn ? $"{{{values}}}" : values).ToString();
    }
}

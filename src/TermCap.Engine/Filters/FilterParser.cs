namespace TermCap.Engine.Filters;

/// <summary>Reads a display filter: or binds least, then xor, and, not; tests bind most.</summary>
/// <remarks>Bounds: <see cref="FilterLexer.TextMax"/> characters, <see cref="DepthMax"/> parentheses and nots inside each other, <see cref="SetMax"/> values in a set; more is refused.</remarks>
internal ref struct FilterParser
{
    /// <summary>Parentheses and nots inside each other.</summary>
    public const int DepthMax = 64;

    /// <summary>Values of one set.</summary>
    public const int SetMax = 512;

    private readonly List<FilterToken> _tokens;
    private int _at;
    private int _depth;

    private FilterParser(List<FilterToken> tokens) => _tokens = tokens;

    private readonly FilterToken Current => _tokens[_at];

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="FilterException">It is no filter.</exception>
    public static FilterNode Read(string text)
    {
        FilterParser parser = new(FilterLexer.Read(text));
        if (parser.Current.Kind == FilterTokenKind.End)
        {
            return new EverythingNode();
        }

        FilterNode node = parser.ReadOr();
        if (parser.Current.Kind != FilterTokenKind.End)
        {
            throw parser.Leftover();
        }

        return node;
    }

    private FilterNode ReadOr()
    {
        List<FilterNode> parts = [ReadXor()];
        while (TryTake(FilterTokenKind.Or))
        {
            parts.Add(ReadXor());
        }

        return Join(FilterTokenKind.Or, parts);
    }

    private FilterNode ReadXor()
    {
        List<FilterNode> parts = [ReadAnd()];
        while (TryTake(FilterTokenKind.Xor))
        {
            parts.Add(ReadAnd());
        }

        return Join(FilterTokenKind.Xor, parts);
    }

    private FilterNode ReadAnd()
    {
        List<FilterNode> parts = [ReadNot()];
        while (TryTake(FilterTokenKind.And))
        {
            parts.Add(ReadNot());
        }

        return Join(FilterTokenKind.And, parts);
    }

    private static FilterNode Join(FilterTokenKind logic, List<FilterNode> parts) => parts.Count == 1 ? parts[0] : new LogicNode(logic, [.. parts]);

    private FilterNode ReadNot()
    {
        FilterToken start = Current;
        if (++_depth > DepthMax)
        {
            throw new FilterException($"More than {DepthMax} parentheses inside each other.", start.Column, start.LengthChars);
        }

        FilterNode node;
        if (TryTake(FilterTokenKind.Not))
        {
            node = new NotNode(ReadNot());
        }
        else if (TryTake(FilterTokenKind.LeftParenthesis))
        {
            node = ReadOr();
            if (!TryTake(FilterTokenKind.RightParenthesis))
            {
                throw Current.Kind == FilterTokenKind.End
                    ? new FilterException("This parenthesis is not closed.", start.Column, 1, ")")
                    : Leftover();
            }
        }
        else
        {
            node = ReadTest();
        }

        _depth--;
        return node;
    }

    private FilterNode ReadTest()
    {
        (Quantifier quantifier, bool isQuantified) = ReadQuantifier();
        FilterField field = ReadField();
        FilterToken? mask = ReadMask(field);
        FilterToken relation = Current;
        FilterRelation kind = relation.Relation;
        if (relation.Kind == FilterTokenKind.Not && _tokens[_at + 1].Relation == FilterRelation.In)
        {
            _at++;
            kind = FilterRelation.NotIn;
        }
        else if (relation.Kind != FilterTokenKind.Relation)
        {
            return Alone(field, mask, isQuantified, relation);
        }

        _at++;
        List<FilterValueRange> values = kind is FilterRelation.In or FilterRelation.NotIn ? ReadSet(field) : [new(ReadValue(field), null)];
        FieldTest test = new(field, kind, relation, values)
        {
            Quantifier = isQuantified ? quantifier : DefaultOf(kind),
            IsQuantified = isQuantified,
            Mask = mask is { } token ? MaskValue(token) : null,
            MaskToken = mask,
        };
        return FilterTests.Make(test);
    }

    private static Quantifier DefaultOf(FilterRelation kind) =>
        kind is FilterRelation.NotEqual or FilterRelation.AllEqual or FilterRelation.NotIn ? Quantifier.All : Quantifier.Any;

    // A field alone exists; a masked one alone has one of the bits set.
    private static FilterNode Alone(FilterField field, FilterToken? mask, bool isQuantified, FilterToken next)
    {
        if (isQuantified)
        {
            throw new FilterException($"any and all go with a comparison, as in all {field.Name} > 1.", next.Column, next.LengthChars);
        }

        if (mask is not { } token)
        {
            return new FieldNode(field);
        }

        FilterToken zero = new(FilterTokenKind.Word, token.Column, token.LengthChars, "0");
        return FilterTests.Make(new FieldTest(field, FilterRelation.AnyNotEqual, token, [new(zero, null)]) { Mask = MaskValue(token), MaskToken = token });
    }

    private (Quantifier Quantifier, bool IsQuantified) ReadQuantifier()
    {
        if (Current.Kind == FilterTokenKind.Word && _tokens[_at + 1].Kind == FilterTokenKind.Word)
        {
            if (Current.Text.Equals("any", StringComparison.OrdinalIgnoreCase))
            {
                _at++;
                return (Quantifier.Any, true);
            }

            if (Current.Text.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                _at++;
                return (Quantifier.All, true);
            }
        }

        return (Quantifier.Any, false);
    }

    private FilterField ReadField()
    {
        FilterToken token = Current;
        if (token.Kind != FilterTokenKind.Word || FilterFields.Find(token.Text) is not { } field)
        {
            throw FilterComplaints.NoField(token);
        }

        _at++;
        return field;
    }

    private FilterToken? ReadMask(FilterField field)
    {
        FilterToken sign = Current;
        if (!TryTake(FilterTokenKind.BitwiseAnd))
        {
            return null;
        }

        if (field.Type != FilterFieldType.Number)
        {
            throw new FilterException("And is written && or and; a single & masks the bits of a number.", sign.Column, sign.LengthChars, "&&");
        }

        FilterToken mask = Current;
        if (mask.Kind != FilterTokenKind.Word || !NumberLiterals.TryNumber(mask.Text, out _))
        {
            throw new FilterException("A mask is a number, as in tcp.flags & 0x02; and is written &&.", mask.Column, mask.LengthChars);
        }

        _at++;
        return mask;
    }

    private static long MaskValue(FilterToken token) => NumberLiterals.TryNumber(token.Text, out long mask) ? mask : -1;

    private FilterToken ReadValue(FilterField field)
    {
        FilterToken token = Current;
        if (!IsValue(field, token))
        {
            throw FilterComplaints.NoValue(field, token);
        }

        _at++;
        return token with { Kind = token.Kind == FilterTokenKind.Quoted ? FilterTokenKind.Quoted : FilterTokenKind.Word };
    }

    // A word of the field's own list is a value even where it is a relation elsewhere (pair.dir == in).
    private static bool IsValue(FilterField field, FilterToken token) =>
        token.Kind is FilterTokenKind.Word or FilterTokenKind.Quoted
        || (token.Kind == FilterTokenKind.Relation && field.Words.Contains(token.Text, StringComparer.OrdinalIgnoreCase));

    private List<FilterValueRange> ReadSet(FilterField field)
    {
        FilterToken open = Current;
        if (!TryTake(FilterTokenKind.LeftBrace))
        {
            throw new FilterException("A set stands in braces, as in {80, 443, 8000..8080}.", open.Column, open.LengthChars, "{");
        }

        List<FilterValueRange> values = [];
        while (!TryTake(FilterTokenKind.RightBrace))
        {
            values.Add(ReadRange(field, open));
            TryTake(FilterTokenKind.Comma);
            if (values.Count > SetMax)
            {
                throw new FilterException($"A set has at most {SetMax} values.", open.Column, 1);
            }
        }

        return values.Count > 0 ? values : throw new FilterException("The set is empty.", open.Column, 2);
    }

    // A range is one word (80..90), or three (80 .. 90).
    private FilterValueRange ReadRange(FilterField field, FilterToken open)
    {
        FilterToken token = Current;
        if (!IsValue(field, token))
        {
            throw token.Kind == FilterTokenKind.End
                ? new FilterException("This brace is not closed.", open.Column, 1, "}")
                : new FilterException("A value is missing here.", token.Column, token.LengthChars);
        }

        _at++;
        token = token with { Kind = token.Kind == FilterTokenKind.Quoted ? FilterTokenKind.Quoted : FilterTokenKind.Word };
        int dots = token.Kind == FilterTokenKind.Word ? token.Text.IndexOf("..", StringComparison.Ordinal) : -1;
        if (dots > 0 && dots + 2 < token.Text.Length)
        {
            FilterToken from = new(FilterTokenKind.Word, token.Column, dots, token.Text[..dots]);
            FilterToken to = new(FilterTokenKind.Word, token.Column + dots + 2, token.LengthChars - dots - 2, token.Text[(dots + 2)..]);
            return new FilterValueRange(from, to);
        }

        if (Current.Kind != FilterTokenKind.Word || Current.Text != "..")
        {
            return new FilterValueRange(token, null);
        }

        _at++;
        FilterToken end = Current;
        if (end.Kind is not (FilterTokenKind.Word or FilterTokenKind.Quoted))
        {
            throw new FilterException("The range's end is missing here.", end.Column, end.LengthChars);
        }

        _at++;
        return new FilterValueRange(token, end);
    }

    private readonly FilterException Leftover() => FilterComplaints.Leftover(_at > 0 ? _tokens[_at - 1] : default, Current);

    private bool TryTake(FilterTokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }
}

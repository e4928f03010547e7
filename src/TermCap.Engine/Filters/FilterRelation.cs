namespace TermCap.Engine.Filters;

/// <summary>How a field is compared with a value.</summary>
internal enum FilterRelation
{
    None,

    /// <summary>Some value of the field is equal: <c>==</c>, <c>eq</c>, <c>any_eq</c>.</summary>
    Equal,

    /// <summary>The field exists and all its values differ, as Wireshark has it since 4.0: <c>!=</c>, <c>ne</c>, <c>all_ne</c>.</summary>
    NotEqual,

    /// <summary>The field exists and all its values are equal: <c>===</c>, <c>all_eq</c>.</summary>
    AllEqual,

    /// <summary>Some value of the field differs: <c>!==</c>, <c>any_ne</c>.</summary>
    AnyNotEqual,

    Less,

    LessOrEqual,

    Greater,

    GreaterOrEqual,

    /// <summary>Some value contains the text or the bytes, case included.</summary>
    Contains,

    /// <summary>Some value matches the regular expression, case left out: <c>matches</c>, <c>~</c>.</summary>
    Matches,

    /// <summary>Some value is in the set.</summary>
    In,

    /// <summary>The field exists and none of its values is in the set.</summary>
    NotIn,
}

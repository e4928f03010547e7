namespace TermCap.Engine.Filters;

/// <summary>The kinds of words in a display filter.</summary>
internal enum FilterTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A field, a keyword or an unquoted value.</summary>
    Word,

    /// <summary>A quoted value.</summary>
    Quoted,

    LeftParenthesis,

    RightParenthesis,

    LeftBrace,

    RightBrace,

    Comma,

    And,

    Or,

    Xor,

    Not,

    /// <summary>One of <see cref="FilterRelation"/>.</summary>
    Relation,

    /// <summary>A single &amp;.</summary>
    BitwiseAnd,
}

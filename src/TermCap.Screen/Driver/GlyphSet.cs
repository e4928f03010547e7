namespace TermCap.Screen.Driver;

/// <summary>The characters that draw what is not text, each one column wide.</summary>
public sealed record GlyphSet
{
    /// <summary>For terminals that say UTF-8.</summary>
    public static GlyphSet Unicode { get; } = new()
    {
        Closed = '▸',
        Opened = '▾',
        Branch = "├╴",
        LastBranch = "└╴",
        Track = '│',
        Thumb = '█',
        Live = '●',
        Arrow = '›',
        Between = '↔',
        Right = '→',
        Left = '←',
        Cut = '…',
        Micro = 'µ',
        Times = '×',
        Rule = '─',
        Dot = '·',
        Mark = '◆',
        Chart = "▁▂▃▄▅▆▇█",
        Delta = 'Δ',
        Bar = '█',
    };

    /// <summary>For LANG=C and <c>--ascii</c>.</summary>
    public static GlyphSet Ascii { get; } = new()
    {
        Closed = '+',
        Opened = '-',
        Branch = "|-",
        LastBranch = "`-",
        Track = '|',
        Thumb = '#',
        Live = '*',
        Arrow = '>',
        Between = '=',
        Right = '>',
        Left = '<',
        Cut = '~',
        Micro = 'u',
        Times = 'x',
        Rule = '-',
        Dot = '|',
        Mark = '*',
        Chart = "_.-=+*%#",
        Delta = 'd',
        Bar = '#',
    };

    /// <summary>A row with folded copies.</summary>
    public required char Closed { get; init; }

    /// <summary>A row whose copies are shown.</summary>
    public required char Opened { get; init; }

    /// <summary>Before a copy that has others below it.</summary>
    public required string Branch { get; init; }

    /// <summary>Before the last copy.</summary>
    public required string LastBranch { get; init; }

    /// <summary>The scroll bar's track.</summary>
    public required char Track { get; init; }

    /// <summary>The scroll bar's thumb.</summary>
    public required char Thumb { get; init; }

    /// <summary>The capture runs.</summary>
    public required char Live { get; init; }

    /// <summary>From one tap of the path to the next.</summary>
    public required char Arrow { get; init; }

    /// <summary>Between the two ends of a conversation.</summary>
    public required char Between { get; init; }

    /// <summary>To the right.</summary>
    public required char Right { get; init; }

    /// <summary>To the left.</summary>
    public required char Left { get; init; }

    /// <summary>Text was cut here.</summary>
    public required char Cut { get; init; }

    /// <summary>Micro, as in µs.</summary>
    public required char Micro { get; init; }

    /// <summary>Times, as in 2.00×.</summary>
    public required char Times { get; init; }

    /// <summary>Part of a horizontal rule.</summary>
    public required char Rule { get; init; }

    /// <summary>Between two groups of figures.</summary>
    public required char Dot { get; init; }

    /// <summary>A marked row.</summary>
    public required char Mark { get; init; }

    /// <summary>Eight levels, lowest first.</summary>
    public required string Chart { get; init; }

    /// <summary>A difference.</summary>
    public required char Delta { get; init; }

    /// <summary>A bar of a histogram.</summary>
    public required char Bar { get; init; }
}

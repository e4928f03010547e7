namespace TermCap.Screen.Text;

/// <summary>What may reach the terminal: characters one column wide that neither control it nor turn the order of others.</summary>
/// <remarks>
/// Packets, interface names and file names are written by others. A list of what is allowed stands here, not of what is forbidden: control characters (C0,
/// C1, DEL), bidi marks and right-to-left letters, combining and zero-width characters, surrogates and wide ones are all left out.
/// </remarks>
public static class SafeText
{
    private const char Replacement = '?';

    private static readonly (char From, char To)[] Allowed =
    [
        (' ', '~'),
        ('\u00a1', '\u00ac'),
        ('\u00ae', '\u02ff'),      // not the soft hyphen
        ('\u0370', '\u0482'),      // Greek, Cyrillic; the combining ones begin at U+0483
        ('\u048a', '\u058f'),      // Cyrillic, Armenian
        ('\u1e00', '\u1fff'),      // Latin and Greek, extended
        ('\u2010', '\u2027'),      // dashes, quotes, dots; bidi marks and separators stand around them
        ('\u2030', '\u205e'),
        ('\u20a0', '\u20bf'),      // currencies
        ('\u2100', '\u218f'),
        ('\u2190', '\u22ff'),      // arrows, mathematics
        ('\u2500', '\u25fc'),      // lines, blocks, shapes; U+25FD is wide
    ];

    // ASCII first: almost everything is.
    private static readonly bool[] Table = MakeTable();

    /// <summary>The character itself, or <c>?</c>.</summary>
    public static char Filter(char letter) => letter < Table.Length && Table[letter] ? letter : Replacement;

    /// <summary>The nearest ASCII for the signs that our own texts use; <c>?</c> for others.</summary>
    public static char ToAscii(char letter) => letter switch
    {
        >= ' ' and <= '~' => letter,
        'µ' or 'μ' => 'u',
        '×' => 'x',
        '…' => '~',
        '›' or '→' or '▸' => '>',
        '‹' or '←' => '<',
        '↔' => '=',
        '─' or '–' or '—' => '-',
        '·' or '│' => '|',
        '●' or '◆' => '*',
        'Δ' => 'd',
        '≥' => '>',
        '≤' => '<',
        _ => Replacement,
    };

    /// <summary>A text whose every character may be shown.</summary>
    public static string Clean(string text)
    {
        foreach (char letter in text)
        {
            if (Filter(letter) != letter)
            {
                return string.Create(text.Length, text, (clean, dirty) =>
                {
                    for (int place = 0; place < clean.Length; place++)
                    {
                        clean[place] = Filter(dirty[place]);
                    }
                });
            }
        }

        return text;
    }

    private static bool[] MakeTable()
    {
        bool[] table = new bool[Allowed[^1].To + 1];
        foreach ((char from, char to) in Allowed)
        {
            table.AsSpan(from, to - from + 1).Fill(true);
        }

        return table;
    }
}

using TermCap.Screen.Driver;
using TermCap.Screen.Keys;
using TermCap.Screen.Panes;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>The keys, from the key table; the letters of the flag column; what is known of terminal and theme.</summary>
internal sealed class HelpPane(PaneContext context) : PagerPane(context)
{
    private const int KeyCells = 12;

    /// <summary>The width from which the keys stand in two columns.</summary>
    private const int TwoColumnsFrom = 110;

    /// <summary>Flow control, for the link's round trip; null without a terminal.</summary>
    public FrameGate? Gate { get; set; }

    /// <inheritdoc/>
    protected override string Heading => "Help: j and k scroll, q goes back";

    /// <inheritdoc/>
    protected override void Write(int width)
    {
        Keys("Keys", ViewKind.Anywhere, width);
        Keys("While a line is typed", ViewKind.Prompt, width);
        Add("");
        Add("Letters before a packet", Role.Header);
        Add("R retransmission   F fast retransmission   S spurious retransmission   L lost segment before it", indent: 2);
        Add("D duplicate ACK   O out-of-order   Z zero window   K keep-alive   X reset", indent: 2);
        Add("Small letters are phantoms: only a reading that counts copies twice would say so.", indent: 2);
        Add("");
        Add("Figures above", Role.Header);
        Add("retrans 3 (6,214): three real ones; a reading of all frames counts 6,214.", indent: 2);
        Add("copies 2.00×: frames per packet.  queue 4/38 µs: median and 99th percentile of the time from the bond's tap to the slave's.", indent: 2);
        Add("");
        Add($"theme {Context.Theme.Name}" + (Gate?.RoundTrip is { } trip ? $"   link {trip.TotalMilliseconds:0} ms" : ""), Role.Dim);
    }

    private void Keys(string title, ViewKind view, int width)
    {
        List<string> rows = [.. KeyTable.Rows.Where(row => (row.Views & view) != 0).Select(Row)];
        Add(title, Role.Header);
        if (width < TwoColumnsFrom)
        {
            rows.ForEach(row => Add(Fit.End(row, width - 4, Glyphs.Cut), indent: 2));
            return;
        }

        int half = (rows.Count + 1) / 2;
        int cells = (width - 6) / 2;
        for (int row = 0; row < half; row++)
        {
            string right = row + half < rows.Count ? rows[row + half] : "";
            Add(Fit.End(rows[row], cells, Glyphs.Cut).PadRight(cells + 2) + Fit.End(right, cells, Glyphs.Cut), indent: 2);
        }
    }

    private static string Row(KeyRow row) => string.Join(' ', row.Strokes.Select(stroke => stroke.Name)).PadRight(KeyCells) + " " + row.Does;
}

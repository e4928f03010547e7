using System.Drawing;
using TermCap.Screen.Keys;
using TermCap.Screen.State;

namespace TermCap.Screen.Panes;

/// <summary>Where each pane stands; an empty rectangle for those that are not shown.</summary>
/// <param name="Title">Title line.</param>
/// <param name="Verdict">Verdict bar.</param>
/// <param name="Topology">Topology line.</param>
/// <param name="Main">The list, or another view in its place.</param>
/// <param name="Strip">The worst conversations below the list, on tall screens.</param>
/// <param name="Detail">Detail tree.</param>
/// <param name="Bytes">Bytes.</param>
/// <param name="Footer">Footer.</param>
internal readonly record struct ScreenLayout(
    Rectangle Title, Rectangle Verdict, Rectangle Topology, Rectangle Main, Rectangle Strip, Rectangle Detail, Rectangle Bytes, Rectangle Footer)
{
    /// <summary>The list keeps at least its titles and eight rows.</summary>
    private const int ListLinesMin = 9;
    private const int DetailLinesMin = 5;
    private const int DetailLinesMax = 24;

    /// <summary>The detail tree's width beside sixteen bytes a line.</summary>
    private const int TreeCellsMin = 45;
    private const int StripLines = 5;
    private const int StripFromHeight = 36;
    private const int TopologyFromHeight = 15;
    private const int TopologyFromWidth = 60;
    private const int HeadlineFromHeight = 18;
    private const int FooterFromHeight = 6;

    /// <summary>Shares the screen.</summary>
    /// <param name="size">Columns and rows.</param>
    /// <param name="state">Which view, what is open.</param>
    /// <param name="verdictLines">Lines that the verdict bar wants.</param>
    public static ScreenLayout For(Size size, ScreenState state, int verdictLines)
    {
        int width = size.Width;
        int top = Math.Min(1, size.Height);
        int verdict = size.Height < 4 ? 0 : size.Height < HeadlineFromHeight ? 1 : verdictLines;
        int topology = size.Height >= TopologyFromHeight && width >= TopologyFromWidth ? 1 : 0;
        // A line that is typed must be seen, however small the screen.
        int footer = size.Height >= FooterFromHeight || (size.Height > 2 && state.Prompt is not null) ? 1 : 0;
        int from = top + verdict + topology;
        int lines = Math.Max(0, size.Height - from - footer);
        ScreenLayout layout = new(
            new(0, 0, width, top),
            new(0, top, width, verdict),
            new(0, top + verdict, width, topology),
            new(0, from, width, lines),
            default,
            default,
            default,
            new(0, size.Height - footer, width, footer));
        return state.View == ViewKind.Packets ? layout.WithPackets(size, state) : layout;
    }

    private ScreenLayout WithPackets(Size size, ScreenState state)
    {
        int lines = Main.Height;
        bool tight = lines < ListLinesMin + DetailLinesMin;
        if (state.IsDetailOpen && (tight || state.IsMaximised))
        {
            return state.Focus switch
            {
                PaneKind.Detail => this with { Detail = Main, Main = default },
                PaneKind.Bytes => this with { Bytes = Main, Main = default },
                _ => this,
            };
        }

        if (state.IsMaximised)
        {
            return this;
        }

        int below = state.IsDetailOpen ? Math.Clamp(lines / 2, DetailLinesMin, Math.Min(DetailLinesMax, lines - ListLinesMin)) : 0;
        int strip = size.Height >= StripFromHeight && lines - below - StripLines >= ListLinesMin ? StripLines : 0;
        int list = lines - below - strip;
        int wide = BytesPane.WidthFor(16);
        int bytes = below == 0 ? 0 : size.Width >= wide + TreeCellsMin ? wide : Math.Min(size.Width / 2, BytesPane.WidthFor(8));
        return this with
        {
            Main = Main with { Height = list },
            Strip = new(0, Main.Y + list, size.Width, strip),
            Detail = below == 0 ? default : new(0, Main.Y + list + strip, size.Width - bytes, below),
            Bytes = below == 0 ? default : new(size.Width - bytes, Main.Y + list + strip, bytes, below),
        };
    }
}

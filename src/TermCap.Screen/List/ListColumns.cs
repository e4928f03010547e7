using System.Globalization;
using TermCap.Screen.Text;

namespace TermCap.Screen.List;

/// <summary>The columns of the packet list, and how wide each may be on this screen.</summary>
/// <remarks>Widths follow what is on the screen and only grow, so that rows do not jump; a new size, filter or time format starts them again.</remarks>
internal sealed class ListColumns
{
    /// <summary>Cells before the first column: mark, fold, letter, blank.</summary>
    public const int MarginCells = 4;

    /// <summary>Info keeps at least so much before endpoints and path are cut: a verdict in full, or flags and sequence number; and three tenths of what a screen has beyond 80 columns.</summary>
    private const int RestCellsMin = 22;

    /// <summary>Below 80 columns Info gives way first: a time and two IPv4 endpoints, ports included, take so much.</summary>
    private const int OtherCellsMin = 45;
    private const int NarrowScreen = 80;

    /// <summary>From here on times are to the microsecond in every format, and paths name their masters.</summary>
    private const int WideScreen = 110;

    private const string TimeTitle = "Time";
    private const string PathTitle = "Path";

    /// <summary>The columns, left to right.</summary>
    public static IReadOnlyList<ListColumn> All { get; } =
    [
        new("No.", 120, 4, 12, ColumnKind.Figure, (line, _) => line.Number.ToString(CultureInfo.InvariantCulture)),
        new(TimeTitle, 0, 8, 18, ColumnKind.Figure, (line, context) => TimeText.PacketShort(line.Time, line.TimeBefore, context.Start, context.TimeFormat, context.Zone)) { ScreenWidthEnd = WideScreen },
        new(TimeTitle, WideScreen, 8, 18, ColumnKind.Figure, (line, context) => TimeText.Packet(line.Time, line.TimeBefore, context.Start, context.TimeFormat, context.Zone)),
        new("Source", 0, 11, 47, ColumnKind.Endpoint, (line, _) => line.Source),
        new("Destination", 0, 11, 47, ColumnKind.Endpoint, (line, _) => line.Destination),
        new(PathTitle, 70, 5, 20, ColumnKind.Text, (line, context) => string.Join(context.Glyphs.Arrow, line.PathShort)) { ScreenWidthEnd = WideScreen },
        new(PathTitle, WideScreen, 6, 30, ColumnKind.Text, (line, context) => string.Join(context.Glyphs.Arrow, line.Path)),
        new("Copies", 110, 6, 14, ColumnKind.Text, (line, _) => line.Copies > 1 ? $"{line.Copies} {NumberText.Delta(line.SpreadNanoseconds)}" : "1"),
        new("Proto", 100, 5, 10, ColumnKind.Text, (line, _) => line.Protocol),
        new("Stream", 160, 6, 10, ColumnKind.Figure, (line, _) => line.Stream < 0 ? "" : line.Stream.ToString(CultureInfo.InvariantCulture)),
        new("Len", 64, 4, 6, ColumnKind.Figure, (line, _) => line.LengthBytes.ToString(CultureInfo.InvariantCulture)),
        new("Info", 0, 0, int.MaxValue, ColumnKind.Rest, (line, _) => line.Info),
    ];

    private readonly int[] _wanted = new int[All.Count];
    private (int Width, TimeFormat Format, string Filter) _stamp;

    /// <summary>The width of each column; 0 for those that are not shown.</summary>
    public int[] Widths { get; } = new int[All.Count];

    /// <summary>A column's title.</summary>
    public static string TitleOf(ListColumn column, TimeFormat format) => ReferenceEquals(column.Title, TimeTitle) ? TimeText.Title(format) : column.Title;

    /// <summary>Starts again when what decides the widths is another.</summary>
    public void Begin(int width, TimeFormat format, string filter)
    {
        if (_stamp != (width, format, filter))
        {
            _stamp = (width, format, filter);
            for (int column = 0; column < All.Count; column++)
            {
                _wanted[column] = Math.Max(All[column].WidthMin, All[column].Kind == ColumnKind.Rest ? 0 : TitleOf(All[column], format).Length);
            }
        }
    }

    /// <summary>Makes room for a text.</summary>
    public void Want(int column, int length) =>
        _wanted[column] = Math.Max(_wanted[column], Math.Min(length, All[column].WidthMax));

    /// <summary>Shares the width of the pane.</summary>
    /// <param name="screenWidth">The cells of the screen; the last one is the scroll bar's.</param>
    /// <param name="hasPaths">Whether the path of a packet says anything here.</param>
    public void Share(int screenWidth, bool hasPaths)
    {
        int paneWidth = screenWidth - 1;
        int used = MarginCells;
        for (int column = 0; column < All.Count; column++)
        {
            bool shown = All[column].IsShown(screenWidth) && All[column].Kind != ColumnKind.Rest && (hasPaths || !ReferenceEquals(All[column].Title, PathTitle));
            Widths[column] = shown ? _wanted[column] : 0;
            used += shown ? _wanted[column] + 1 : 0;
        }

        // What can be cut gives way, the widest first, one cell at a time: at most a few dozen steps.
        for (int over = used + RestMin(paneWidth) - paneWidth; over > 0 && WidestThatYields() is var widest and >= 0; over--)
        {
            Widths[widest]--;
            used--;
        }

        Widths[^1] = Math.Max(0, paneWidth - used);
    }

    private static int RestMin(int paneWidth) =>
        Math.Min(RestCellsMin, Math.Max(0, paneWidth - OtherCellsMin)) + (Math.Max(0, paneWidth - NarrowScreen) * 3 / 10);

    private int WidestThatYields()
    {
        int widest = -1;
        for (int column = 0; column < All.Count; column++)
        {
            if (All[column].Kind is ColumnKind.Endpoint or ColumnKind.Text && Widths[column] > All[column].WidthMin && (widest < 0 || Widths[column] > Widths[widest]))
            {
                widest = column;
            }
        }

        return widest;
    }
}

using System.Drawing;
using TermCap.Screen.Driver;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.ViewBase;
using Attribute = Terminal.Gui.Drawing.Attribute;
using Color = Terminal.Gui.Drawing.Color;

namespace TermCap.Screen.Panes;

/// <summary>A pane that writes its cells itself, and only those that change: some ten times cheaper than <c>AddStr</c> of the toolkit.</summary>
/// <remarks>All text passes <see cref="SafeText"/> here, so whatever a pane is given, no control byte leaves it.</remarks>
internal abstract class CellPane : View
{
    // One string for each character that may be shown, so that a redraw allocates none.
    private static readonly string[] Graphemes = [.. Enumerable.Range(0, 0x2600).Select(code => ((char)code).ToString())];

    private Cell[,] _cells = new Cell[0, 0];
    private bool[] _dirtyLines = [];
    private Region? _clip;
    private int _left;
    private int _top;
    private Attribute _plain;

    protected CellPane(PaneContext context)
    {
        Context = context;
        CanFocus = false;
    }

    protected PaneContext Context { get; }

    protected GlyphSet Glyphs => Context.Glyphs;

    /// <summary>The screen row of this pane's first line, as of the last drawing.</summary>
    protected int ScreenTop => _top;

    /// <inheritdoc/>
    protected override bool OnClearingViewport() => true;      // every cell is written below

    /// <inheritdoc/>
    protected override bool OnDrawingContent(DrawContext? context)
    {
        IDriver driver = App!.Driver!;
        Point origin = ViewportToScreen(Point.Empty);
        (_left, _top, _cells, _clip) = (origin.X, origin.Y, driver.Contents!, driver.Clip);
        _dirtyLines = driver.GetOutputBuffer().DirtyLines;
        _plain = Context.Theme[Role.Normal];
        if (Viewport.Width > 0 && Viewport.Height > 0)
        {
            DrawCells(Viewport.Width, Viewport.Height);
        }

        context?.AddDrawnRectangle(new Rectangle(_left, _top, Viewport.Width, Viewport.Height));
        return true;
    }

    /// <summary>Writes every cell of the pane.</summary>
    protected abstract void DrawCells(int width, int height);

    /// <summary>Writes text from a column on, up to a limit.</summary>
    /// <returns>The next column.</returns>
    protected int Put(int column, int line, ReadOnlySpan<char> text, Role role, int limit = int.MaxValue)
    {
        int row = _top + line;
        int end = Math.Min(limit, Viewport.Width);
        if (row < 0 || row >= _cells.GetLength(0) || line >= Viewport.Height)
        {
            return column;
        }

        Attribute attribute = Context.Theme[role];
        foreach (char letter in text)
        {
            if (column >= end)
            {
                break;
            }

            PutCell(_left + column, row, letter, attribute);
            column++;
        }

        return column;
    }

    /// <summary>Writes text in a field of a fixed width: blanks fill it up, a mark says where it was cut.</summary>
    /// <returns>The column after the field.</returns>
    protected int PutField(int column, int line, string text, int width, Role role, bool right = false)
    {
        string shown = Fit.End(text, width, Glyphs.Cut);
        int pad = Math.Max(0, width - shown.Length);
        int next = right ? Blank(column, line, column + pad, role) : column;
        next = Put(next, line, shown, role);
        return right ? next : Blank(next, line, column + width, role);
    }

    /// <summary>Writes blanks up to a column.</summary>
    protected int Blank(int column, int line, int end, Role role)
    {
        end = Math.Min(end, Viewport.Width);
        int row = _top + line;
        if (row < 0 || row >= _cells.GetLength(0) || line >= Viewport.Height)
        {
            return column;
        }

        Attribute attribute = Context.Theme[role];
        for (; column < end; column++)
        {
            PutCell(_left + column, row, ' ', attribute);
        }

        return column;
    }

    /// <summary>The same, for those that write on a pane's behalf.</summary>
    internal int PaintLine(int column, int line, ReadOnlySpan<char> text, Role role) => Put(column, line, text, role);

    /// <inheritdoc cref="PaintLine"/>
    internal int PaintBlanks(int column, int line, int end, Role role) => Blank(column, line, end, role);

    /// <inheritdoc cref="PaintLine"/>
    internal int PaintField(int column, int line, string text, int width, Role role, bool right = false) => PutField(column, line, text, width, role, right);

    /// <summary>Empties the lines from one on.</summary>
    protected void BlankFrom(int line, int height)
    {
        for (; line < height; line++)
        {
            Blank(0, line, Viewport.Width, Role.Normal);
        }
    }

    private void PutCell(int column, int row, char letter, Attribute attribute)
    {
        if (column < 0 || column >= _cells.GetLength(1) || _clip?.Contains(column, row) == false)
        {
            return;
        }

        char shown = Context.IsAscii ? SafeText.ToAscii(letter) : SafeText.Filter(letter);
        // The colour of a letter does not show on a blank: one pen for all blanks spares bytes.
        if (shown == ' ' && attribute.Background == Color.None && attribute.Style is TextStyle.None or TextStyle.Bold or TextStyle.Faint)
        {
            attribute = _plain;
        }

        string grapheme = Graphemes[shown];
        ref Cell cell = ref _cells[row, column];
        if (ReferenceEquals(cell.Grapheme, grapheme) && cell.Attribute == attribute)
        {
            return;
        }

        cell.Grapheme = grapheme;
        cell.Attribute = attribute;
        cell.IsDirty = true;
        _dirtyLines[row] = true;
    }
}

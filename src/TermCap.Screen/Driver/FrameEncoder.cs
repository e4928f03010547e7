using System.Buffers;
using System.Globalization;
using System.Text;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace TermCap.Screen.Driver;

/// <summary>Turns the cells that differ from what the terminal shows into bytes: one buffer per frame, empty when nothing differs.</summary>
/// <remarks>
/// It remembers what was sent, cell by cell; what the toolkit marks dirty is only a hint of where to look. A frame is wrapped in a synchronized update
/// (CSI ?2026), which terminals that do not know it ignore. Screen thread only.
/// </remarks>
internal sealed class FrameEncoder(ColourDepth colours, bool scrollRegions)
{
    /// <summary>Unchanged cells that are cheaper to send again than to jump over: CSI n C takes four bytes.</summary>
    private const int GapCells = 4;

    /// <summary>Blank cells from which erasing (CSI n X, then CSI n C) is shorter than spaces.</summary>
    private const int EraseCells = 12;

    /// <summary>A frame below this goes out in one write and one packet: it cannot tear, and needs no synchronized update around it (16 bytes).</summary>
    private const int SmallFrameBytes = 512;

    /// <summary>What a reset leaves; each frame begins and ends with it.</summary>
    private static readonly Attribute Plain = new(Color.None, Color.None, TextStyle.None);

    private readonly ArrayBufferWriter<byte> _out = new(32_768);
    private readonly Dictionary<(Attribute From, Attribute To), byte[]> _pens = [];
    private Sent[,] _sent = new Sent[0, 0];
    private object? _seen;
    private ScrollHint _scroll;
    private int _from;
    private int _row = -1;
    private int _column = -1;
    private Attribute _pen = Plain;

    private struct Sent
    {
        public string? Grapheme;
        public Attribute Attribute;

        public readonly bool Is(string grapheme, Attribute attribute) => Grapheme == grapheme && Attribute == attribute;
    }

    /// <summary>The bytes of the last frame.</summary>
    public ReadOnlySpan<byte> Bytes => _out.WrittenSpan[_from..];

    /// <summary>Frames that had something to send, and the bytes of all of them.</summary>
    public long Frames { get; private set; }

    /// <inheritdoc cref="Frames"/>
    public long BytesTotal { get; private set; }

    /// <summary>Whether a frame ends with a question for the terminal's status (DSR, ECMA-48 8.3.35), answered once the frame is shown.</summary>
    public bool AsksStatus { get; set; }

    /// <summary>Says that rows [top, bottom) moved up as one block by so many rows (down when negative) since the last frame.</summary>
    public void Hint(ScrollHint hint) => _scroll = _scroll.Rows != 0 ? default : hint;

    /// <summary>Forgets what the terminal shows: the next frame is whole.</summary>
    public void Forget() => _seen = null;

    /// <summary>Encodes one frame into <see cref="Bytes"/>.</summary>
    /// <returns>False when the terminal shows all of it already.</returns>
    public bool Encode(IOutputBuffer buffer)
    {
        if (buffer.Contents is not { } cells)
        {
            return false;
        }

        _out.Clear();
        _from = 0;
        Text("\x1b[?2026h");
        int empty = _out.WrittenCount;
        (_row, _column, _pen) = (-1, -1, Plain);
        if (!ReferenceEquals(_seen, cells))
        {
            _seen = cells;
            _sent = new Sent[cells.GetLength(0), cells.GetLength(1)];
            MarkAll(buffer, cells);
            Text("\x1b[0m\x1b[2J");
        }
        else if (scrollRegions && _scroll.IsUseful)
        {
            Shift(buffer, cells);
        }

        _scroll = default;
        for (int row = 0; row < cells.GetLength(0); row++)
        {
            if (buffer.DirtyLines[row])
            {
                buffer.DirtyLines[row] = false;
                EncodeRow(cells, row);
            }
        }

        if (_out.WrittenCount == empty)
        {
            _out.Clear();
            return false;
        }

        Pen(Plain);
        if (_out.WrittenCount - empty < SmallFrameBytes)
        {
            _from = empty;
        }
        else
        {
            Text("\x1b[?2026l");
        }

        if (AsksStatus)
        {
            Text("\x1b[5n");
        }

        Frames++;
        BytesTotal += Bytes.Length;
        return true;
    }

    private static void MarkAll(IOutputBuffer buffer, Cell[,] cells)
    {
        for (int row = 0; row < cells.GetLength(0); row++)
        {
            buffer.DirtyLines[row] = true;
            for (int column = 0; column < cells.GetLength(1); column++)
            {
                cells[row, column].IsDirty = true;
            }
        }
    }

    private void EncodeRow(Cell[,] cells, int row)
    {
        int columns = cells.GetLength(1);
        for (int column = 0; column < columns; column++)
        {
            ref Cell cell = ref cells[row, column];
            if (!cell.IsDirty)
            {
                continue;
            }

            cell.IsDirty = false;
            Attribute attribute = cell.Attribute ?? default;
            string grapheme = cell.Grapheme;
            if (_sent[row, column].Is(grapheme, attribute))
            {
                continue;
            }

            MoveTo(row, column);
            if (grapheme != " " || !IsPlain(attribute) || !IsPlain(_pen))
            {
                Pen(attribute);
            }

            int blanks = grapheme == " " && scrollRegions ? BlankRun(cells, row, column) : 0;
            if (blanks >= EraseCells)
            {
                Erase(cells, row, column, blanks);
                continue;
            }

            _sent[row, column] = new Sent { Grapheme = grapheme, Attribute = attribute };
            Text(grapheme);
            int width = grapheme.Length == 1 && grapheme[0] < 0x3000 ? 1 : 2;      // our panes put narrow text only
            (_row, _column) = (row, column + width);
            if (width == 2 && column + 1 < columns)
            {
                cells[row, column + 1].IsDirty = false;
                _sent[row, column + 1] = default;
            }

            if (_column >= columns)
            {
                _row = -1;      // the terminal holds a pending wrap here: the next move must be absolute
            }
        }
    }

    // Cells from this one on that are to be blank; erasing is the same in every terminal only on the default background.
    private static int BlankRun(Cell[,] cells, int row, int column)
    {
        int end = column;
        while (end < cells.GetLength(1) && cells[row, end].Grapheme == " " && IsPlain(cells[row, end].Attribute ?? default))
        {
            end++;
        }

        return end - column;
    }

    // The colour of the letter does not show on a blank.
    private static bool IsPlain(Attribute attribute) => attribute.Background == Color.None && attribute.Style == TextStyle.None;

    private void Erase(Cell[,] cells, int row, int column, int count)
    {
        Text(string.Create(CultureInfo.InvariantCulture, $"\x1b[{count}X"));
        for (int end = column + count; column < end; column++)
        {
            _sent[row, column] = new Sent { Grapheme = " ", Attribute = cells[row, column].Attribute ?? default };
        }
    }

    private void MoveTo(int row, int column)
    {
        if (_row == row && _column == column)
        {
            return;
        }

        if (_row == row && _column < column && TryBridge(row, column))
        {
            return;
        }

        Text(_row == row && _column < column
            ? string.Create(CultureInfo.InvariantCulture, $"\x1b[{column - _column}C")
            : string.Create(CultureInfo.InvariantCulture, $"\x1b[{row + 1};{column + 1}H"));
        (_row, _column) = (row, column);
    }

    // Sends a few unchanged cells again where that is shorter than a jump.
    private bool TryBridge(int row, int column)
    {
        if (column - _column > GapCells)
        {
            return false;
        }

        for (int gap = _column; gap < column; gap++)
        {
            if (_sent[row, gap].Grapheme is not { Length: 1 } grapheme || grapheme[0] > '~' || _sent[row, gap].Attribute != _pen)
            {
                return false;
            }
        }

        for (; _column < column; _column++)
        {
            Text(_sent[row, _column].Grapheme!);
        }

        return true;
    }

    private void Shift(IOutputBuffer buffer, Cell[,] cells)
    {
        (int top, int bottom, int rows) = _scroll;
        char way = rows > 0 ? 'S' : 'T';
        Text(string.Create(CultureInfo.InvariantCulture, $"\x1b[{top + 1};{bottom}r\x1b[{Math.Abs(rows)}{way}\x1b[r"));
        int columns = cells.GetLength(1);
        for (int step = top; step < bottom; step++)
        {
            int row = rows > 0 ? step : bottom - 1 - (step - top);
            int from = row + rows;
            // The whole region is compared again, or the thumb and the selection would stay where they were carried to.
            buffer.DirtyLines[row] = true;
            for (int column = 0; column < columns; column++)
            {
                cells[row, column].IsDirty = true;
                _sent[row, column] = from >= top && from < bottom ? _sent[from, column] : new Sent { Grapheme = " " };
            }
        }
    }

    private void Pen(Attribute attribute)
    {
        if (_pen == attribute)
        {
            return;
        }

        (Attribute, Attribute) change = (_pen, attribute);
        _pen = attribute;
        if (!_pens.TryGetValue(change, out byte[]? bytes))
        {
            bytes = Encoding.ASCII.GetBytes(Sgr(change.Item1, attribute));
            _pens[change] = bytes;       // bounded by the pairs of the themes' roles
        }

        _out.Write(bytes);
    }

    // ECMA-48, 8.3.117 (SGR): what changes alone, or all from a reset, whichever is shorter.
    private string Sgr(Attribute from, Attribute to)
    {
        string full = $"\x1b[{string.Concat(Styles(to.Style).Concat(Colour(to.Foreground, 0)).Concat(Colour(to.Background, 10)).Select(code => $";{code}"))}m";
        if (from.Style != to.Style)
        {
            return full;
        }

        IEnumerable<int> foreground = from.Foreground == to.Foreground ? [] : Colour(to.Foreground, 0).DefaultIfEmpty(39);
        IEnumerable<int> background = from.Background == to.Background ? [] : Colour(to.Background, 10).DefaultIfEmpty(49);
        string change = $"\x1b[{string.Join(';', foreground.Concat(background))}m";
        return change.Length < full.Length && (colours != ColourDepth.Mono) ? change : full;
    }

    private static IEnumerable<int> Styles(TextStyle style)
    {
        if (style.HasFlag(TextStyle.Bold))
        {
            yield return 1;
        }

        if (style.HasFlag(TextStyle.Faint))
        {
            yield return 2;
        }

        if (style.HasFlag(TextStyle.Underline))
        {
            yield return 4;
        }

        if (style.HasFlag(TextStyle.Reverse))
        {
            yield return 7;
        }
    }

    private IEnumerable<int> Colour(Color colour, int shift)
    {
        if (colours != ColourDepth.Mono && colour != Color.None)
        {
            yield return (int)colour.GetAnsiColorCode() + shift;
        }
    }

    private void Text(string text)
    {
        int count = Encoding.UTF8.GetBytes(text, _out.GetSpan(text.Length * 3));
        _out.Advance(count);
    }
}

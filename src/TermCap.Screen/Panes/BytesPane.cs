using System.Globalization;
using TermCap.Screen.Model;
using TermCap.Screen.State;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>The bytes of the selected packet or copy, sixteen a line (eight where it is narrow), with the selected field's lit.</summary>
internal sealed class BytesPane(PaneContext context) : RowsPane(context, hasSelection: false)
{
    private const int OffsetCells = 7;
    private PacketDetail _detail = new([], default);
    private int _litFrom;
    private int _litTo;
    private int _perLine = 16;

    /// <inheritdoc/>
    protected override int Count => (_detail.Bytes.Length + _perLine - 1) / _perLine;

    private static int CellsFor(int perLine) => OffsetCells + (perLine * 3) + (perLine > 8 ? 1 : 0) + 1 + perLine;

    /// <summary>Width that a pane with so many bytes a line needs.</summary>
    public static int WidthFor(int perLine) => CellsFor(perLine);

    /// <summary>Shows other bytes.</summary>
    public void Show(PacketDetail detail) => _detail = detail;

    /// <summary>Lights the bytes of a field and brings them into sight.</summary>
    public void Light(DetailField? field)
    {
        (int from, int to) = field is null ? (0, 0) : (field.OffsetBytes, field.OffsetBytes + field.LengthBytes);
        if ((from, to) != (_litFrom, _litTo))
        {
            (_litFrom, _litTo) = (from, to);
            int row = from / _perLine;
            int page = Math.Max(1, Viewport.Height - HeaderLines);
            if (to > from && (row < Top || row >= Top + page))
            {
                Restart();
                ScrollTo(row - (page / 2));
            }
        }
    }

    /// <inheritdoc/>
    protected override void Prepare(int width) => _perLine = width >= CellsFor(16) ? 16 : width >= CellsFor(8) ? 8 : 4;

    /// <inheritdoc/>
    protected override void DrawHeader(int width) =>
        PutField(0, 0, _detail.Bytes.Length == 0 ? " Bytes: not in the store" : $" Bytes: {_detail.Bytes.Length}{(_detail.Differs.Count > 0 ? $", {_detail.Differs.Count} differ from the witness" : "")}", width, Role.Header);

    /// <inheritdoc/>
    protected override void DrawRow(int line, int row, int width, bool isSelected)
    {
        ReadOnlySpan<byte> bytes = _detail.Bytes.Span;
        int from = row * _perLine;
        int at = Put(0, line, string.Create(CultureInfo.InvariantCulture, $" {from:x4}  "), Context.State.Focus == PaneKind.Bytes ? Role.Key : Role.Dim);
        Span<char> hex = stackalloc char[2];
        for (int place = from; place < from + _perLine; place++)
        {
            if (place == from + 8)
            {
                at = Blank(at, line, at + 1, Role.Normal);
            }

            if (place >= bytes.Length)
            {
                at = Blank(at, line, at + 3, Role.Normal);
                continue;
            }

            _ = bytes[place].TryFormat(hex, out _, "x2", CultureInfo.InvariantCulture);
            at = Put(at, line, hex, RoleAt(place));
            at = Blank(at, line, at + 1, IsLit(place) && IsLit(place + 1) ? Role.Field : Role.Normal);
        }

        at = Blank(at, line, at + 1, Role.Normal);
        for (int place = from; place < Math.Min(from + _perLine, bytes.Length); place++)
        {
            ReadOnlySpan<char> letter = [bytes[place] is >= 0x20 and < 0x7f ? (char)bytes[place] : '.'];
            at = Put(at, line, letter, RoleAt(place));
        }

        Blank(at, line, width, Role.Normal);
    }

    private void ScrollTo(int row)
    {
        for (int step = 0; step < row && Move(Motion.Down) is null; step++)
        {
        }
    }

    private bool IsLit(int place) => place >= _litFrom && place < _litTo;

    private Role RoleAt(int place) => IsLit(place) ? Role.Field : _detail.Differs.Contains(place) ? Role.Differs : Role.Normal;
}

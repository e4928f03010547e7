using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.State;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.List;

/// <summary>Writes the lines of the packet list into its pane.</summary>
internal sealed class ListPainter(PaneContext context)
{
    private const int InterfaceCells = 10;
    private const int RoleCells = 13;
    private const int WayCells = 4;
    private const int DeltaCells = 9;

    private PacketListPane _pane = null!;
    private ListColumns _columns = null!;
    private int _infoOffset;
    private int _width;
    private ListColumnContext _texts = null!;

    /// <summary>What columns need beside the packet.</summary>
    public ListColumnContext Texts() => new(context.Model.Start, context.State.TimeFormat, context.Time.LocalTimeZone, context.Glyphs);

    /// <summary>Prepares one drawing.</summary>
    public void Begin(PacketListPane pane, ListColumns columns, int infoOffset, int width) =>
        (_pane, _columns, _infoOffset, _width, _texts) = (pane, columns, infoOffset, width - 1, Texts());

    /// <summary>The line of titles.</summary>
    public void Header()
    {
        int at = _pane.PaintBlanks(0, 0, ListColumns.MarginCells, Role.Header);
        for (int column = 0; column < ListColumns.All.Count; column++)
        {
            ListColumn about = ListColumns.All[column];
            int width = _columns.Widths[column];
            if (width > 0)
            {
                at = _pane.PaintField(at, 0, ListColumns.TitleOf(about, context.State.TimeFormat), width, Role.Header, about.Kind == ColumnKind.Figure);
                at = _pane.PaintBlanks(at, 0, at + 1, Role.Header);
            }
        }

        _pane.PaintBlanks(at, 0, _width + 1, Role.Header);
    }

    /// <summary>One line, whatever stands on it.</summary>
    public void Line(int line, ListCursor cursor, bool isSelected)
    {
        if (cursor.Line < 0)
        {
            IReadOnlyList<EventLine> events = context.Model.EventsBefore(cursor.Position);
            int place = events.Count + cursor.Line;
            Event(line, place >= 0 ? events[place] : null, isSelected);
        }
        else if (cursor.Line == 0)
        {
            Packet(line, cursor.Position, isSelected);
        }
        else
        {
            IReadOnlyList<CopyLine> copies = context.Model.Copies(cursor.Position);
            Copy(line, copies, cursor.Line - 1, isSelected);
        }
    }

    private Role Selected(Role role, bool isSelected) =>
        !isSelected ? role : context.State.Focus == PaneKind.List ? Role.Selection : Role.SelectionIdle;

    private void Packet(int line, long position, bool isSelected)
    {
        if (context.Model.Packet(position) is not { } packet)
        {
            _pane.PaintBlanks(_pane.PaintLine(0, line, "    (left the store)", Role.Dim), line, _width, Role.Dim);
            return;
        }

        Role role = Selected(RoleOf(packet), isSelected);
        Role plain = Selected(packet.Severity >= Severity.Trouble ? Role.Trouble : Role.Normal, isSelected);
        char fold = packet.Copies < 2 ? ' ' : _pane.Walker.IsOpen(position) ? context.Glyphs.Opened : context.Glyphs.Closed;
        ReadOnlySpan<char> margin = [packet.IsMarked ? context.Glyphs.Mark : ' ', fold, packet.Letter, ' '];
        int at = _pane.PaintLine(0, line, margin[..1], Selected(Role.Mark, isSelected));
        at = _pane.PaintLine(at, line, margin[1..2], Selected(Role.Dim, isSelected));
        at = _pane.PaintLine(at, line, margin[2..], role);
        for (int column = 0; column < ListColumns.All.Count; column++)
        {
            int width = _columns.Widths[column];
            if (width <= 0)
            {
                continue;
            }

            ListColumn about = ListColumns.All[column];
            string text = about.Text(packet, _texts);
            text = about.Kind switch
            {
                ColumnKind.Endpoint => Fit.Endpoint(text, width, context.Glyphs.Cut),
                ColumnKind.Rest => ScrolledInfo(text),
                _ => text,
            };
            at = _pane.PaintField(at, line, text, width, about.Kind == ColumnKind.Rest ? role : plain, about.Kind == ColumnKind.Figure);
            at = _pane.PaintBlanks(at, line, Math.Min(at + 1, _width), plain);
        }

        _pane.PaintBlanks(at, line, _width, plain);
    }

    private string ScrolledInfo(string text) =>
        _infoOffset == 0 ? text
        : _infoOffset >= text.Length ? ""
        : string.Concat([context.Glyphs.Left], text.AsSpan(_infoOffset));

    private void Copy(int line, IReadOnlyList<CopyLine> copies, int place, bool isSelected)
    {
        if (place >= copies.Count)
        {
            _pane.PaintBlanks(0, line, _width, Role.Normal);
            return;
        }

        CopyLine copy = copies[place];
        Role role = Selected(Role.Copy, isSelected);
        int at = _pane.PaintBlanks(0, line, ListColumns.MarginCells, role);
        at = _pane.PaintLine(at, line, place == copies.Count - 1 ? context.Glyphs.LastBranch : context.Glyphs.Branch, Selected(Role.Dim, isSelected));
        at = _pane.PaintField(at, line, copy.Interface, InterfaceCells, role);
        at = _pane.PaintField(at, line, " " + copy.Role, RoleCells + 1, role);
        at = _pane.PaintField(at, line, " " + copy.Way, WayCells + 1, role);
        at = _pane.PaintField(at, line, NumberText.Delta(copy.DeltaNanoseconds), DeltaCells, role, right: true);
        string remark = copy.Remark.Length > 0 ? copy.Remark : copy.IsWitness ? "witness" : "";
        _pane.PaintField(at, line, "  " + remark, Math.Max(0, _width - at), Selected(copy.IsPhantom ? Role.Phantom : Role.Copy, isSelected));
    }

    private void Event(int line, EventLine? what, bool isSelected)
    {
        Role role = Selected(Role.Event, isSelected);
        string rule = new(context.Glyphs.Rule, 2);
        string time = what is null ? "" : TimeText.Packet(what.Time, null, context.Model.Start, EventFormat(), context.Time.LocalTimeZone);
        string text = Fit.End($" {rule} {time} {what?.Text} ", _width - 2, context.Glyphs.Cut);
        int at = _pane.PaintLine(0, line, text, role);
        _pane.PaintLine(at, line, new string(context.Glyphs.Rule, Math.Max(0, _width - at)), role);
    }

    private TimeFormat EventFormat() => context.State.TimeFormat == TimeFormat.SincePrevious ? TimeFormat.Relative : context.State.TimeFormat;

    private static Role RoleOf(PacketLine packet) => packet.Severity switch
    {
        Severity.Trouble => Role.Trouble,
        Severity.Notice or Severity.Sign => Role.Notice,
        Severity.Phantom => Role.Phantom,
        _ => Role.Normal,
    };
}

using TermCap.Screen.Driver;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.State;
using TermCap.Screen.Themes;
using Terminal.Gui.Input;

namespace TermCap.Screen.List;

/// <summary>The packet list: packets, their copies below them, events between them; a scroll bar at the right edge.</summary>
internal sealed class PacketListPane : CellPane, IMovable
{
    private const int HeaderLines = 1;
    private const int InfoStepCells = 16;

    /// <summary>An Info column longer than this is not scrolled further.</summary>
    private const int InfoOffsetMax = 4096;

    private readonly ListColumns _columns = new();
    private readonly ListPainter _painter;
    private readonly List<ListCursor> _drawn = [];
    private int _infoOffset;
    private bool _hasBegun;

    public PacketListPane(PaneContext context)
        : base(context)
    {
        Walker = new ListWalker(context.Model);
        _painter = new ListPainter(context);
        Top = Selected = Walker.First;
    }

    /// <summary>How the list is walked.</summary>
    public ListWalker Walker { get; }

    /// <summary>The line at the top, and the selected one.</summary>
    public ListCursor Top { get; private set; }

    /// <inheritdoc cref="Top"/>
    public ListCursor Selected { get; private set; }

    /// <summary>Whether the list stays at its end as packets come.</summary>
    public bool IsFollowing { get; private set; } = true;

    /// <summary>Called at each drawing with the rows that moved as one block, for the scroll region of the terminal.</summary>
    public event Action<ScrollHint>? Drawn;

    private int Page => Math.Max(1, Viewport.Height - HeaderLines);

    /// <summary>The selected packet; null on an event or in an empty list.</summary>
    public PacketLine? SelectedPacket =>
        Selected.Line >= 0 && Selected.Position < Context.Model.End ? Context.Model.Packet(Selected.Position) : null;

    /// <summary>Follows what comes, or keeps to where it is after the model's rows changed.</summary>
    public void ModelChanged()
    {
        if (!_hasBegun && !Walker.IsEmpty)
        {
            // What comes is followed; a file is read from its beginning.
            _hasBegun = true;
            IsFollowing = Context.Model.Status.State == CaptureState.Live;
        }

        Top = Walker.Clamp(Top);
        Selected = IsFollowing ? LastPacket() : Walker.Clamp(Selected);
        Reveal();
    }

    /// <summary>Positions mean other packets now: fold all, and stand on the packet nearest to the one selected before.</summary>
    public void FilterChanged(long number)
    {
        Walker.FoldAll();
        long position = Context.Model.FindNumber(number);
        Selected = position >= 0 ? new ListCursor(position, 0) : Walker.Last;
        Centre();
    }

    /// <summary>Follows the tail or stops.</summary>
    public void SetFollowing(bool on)
    {
        IsFollowing = on;
        if (on)
        {
            Selected = LastPacket();
            Reveal();
        }
    }

    /// <summary>Stands on a packet, with its surroundings in sight.</summary>
    public void GoTo(long position)
    {
        IsFollowing = false;
        Selected = Walker.Clamp(new ListCursor(position, 0));
        Centre();
    }

    /// <summary>Opens or folds the copies of the selected packet.</summary>
    /// <returns>Null, or why not.</returns>
    public string? ToggleFold()
    {
        if (SelectedPacket is not { } packet)
        {
            return "no packet here";
        }

        if (packet.Copies < 2)
        {
            return "one copy only";
        }

        IsFollowing = false;
        Walker.Toggle(Selected.Position);
        Selected = Selected with { Line = 0 };
        Top = Walker.Clamp(Top);
        Reveal();
        return null;
    }

    /// <summary>Opens or folds all.</summary>
    public void ToggleAll()
    {
        Walker.ToggleAll();
        Selected = Walker.Clamp(Selected with { Line = Math.Min(0, Selected.Line) });
        Top = Walker.Clamp(Top);
        Reveal();
    }

    /// <inheritdoc/>
    public string? Move(Motion motion)
    {
        if (Walker.IsEmpty)
        {
            return "no packets";
        }

        switch (motion)
        {
            case Motion.Left or Motion.Right:
                return ScrollInfo(motion == Motion.Right ? InfoStepCells : -InfoStepCells);
            case Motion.First:
                return Select(Walker.First, "at the top");
            case Motion.Last:
                SetFollowing(true);
                return null;
            case Motion.Down:
                return Step(1);
            case Motion.Up:
                return Step(-1);
            case Motion.PageDown:
                return Step(Page - 1);
            case Motion.PageUp:
                return Step(1 - Page);
            case Motion.HalfPageDown:
                return Step(Math.Max(1, Page / 2));
            default:
                return Step(-Math.Max(1, Page / 2));
        }
    }

    /// <summary>Selects the line that was clicked.</summary>
    public string? Click(int line)
    {
        int place = line - HeaderLines;
        return place >= 0 && place < _drawn.Count ? Select(_drawn[place], "") : "no packet there";
    }

    /// <inheritdoc/>
    protected override bool OnMouseEvent(Mouse mouse)
    {
        bool isOurs = ListMouse.Handle(mouse, this, Click);
        if (isOurs)
        {
            Context.State.Focus = PaneKind.List;
            Context.Changed();
        }

        return isOurs || base.OnMouseEvent(mouse);
    }

    /// <inheritdoc/>
    protected override void DrawCells(int width, int height)
    {
        List<ListCursor> lines = Lines(height - HeaderLines);
        Drawn?.Invoke(FindHint(lines));
        Measure(lines, width);
        _painter.Begin(this, _columns, _infoOffset, width);
        _painter.Header();
        for (int line = 0; line < lines.Count; line++)
        {
            _painter.Line(line + HeaderLines, lines[line], lines[line] == Selected);
        }

        BlankFrom(HeaderLines + lines.Count, height);
        if (lines.Count == 0)
        {
            Put(1, HeaderLines, Context.Model.Filter.Length > 0 ? "no packet matches the filter" : "waiting for packets", Role.Dim);
        }

        DrawThumb(width, height, lines.Count);
        _drawn.Clear();
        _drawn.AddRange(lines);
    }

    private string? Step(int steps)
    {
        ListCursor to = Walker.Walk(Selected, steps);
        return Select(to, steps > 0 ? "at the end" : "at the top");
    }

    private string? Select(ListCursor to, string whyNot)
    {
        if (to == Selected)
        {
            return whyNot.Length > 0 ? whyNot : null;
        }

        IsFollowing = false;
        Selected = to;
        Reveal();
        return null;
    }

    private string? ScrollInfo(int cells)
    {
        int offset = Math.Clamp(_infoOffset + cells, 0, InfoOffsetMax);
        if (offset == _infoOffset)
        {
            return "Info is at its edge";
        }

        _infoOffset = offset;
        return null;
    }

    private ListCursor LastPacket() => Context.Model.End > Context.Model.First ? new(Context.Model.End - 1, 0) : Walker.Last;

    private void Reveal()
    {
        if (IsFollowing)
        {
            Top = Walker.Walk(Walker.Last, 1 - Page);
            return;
        }

        if (Selected.Position < Top.Position || (Selected.Position == Top.Position && Selected.Line < Top.Line))
        {
            Top = Selected;
        }
        else if (Walker.Distance(Top, Selected, Page) >= Page)
        {
            Top = Walker.Walk(Selected, 1 - Page);
        }

        // The copies of an open packet are to be seen too, as far as there is room for it and them.
        if (Selected.Line == 0 && Selected.Position < Context.Model.End && Walker.IsOpen(Selected.Position))
        {
            int copies = Math.Min(Context.Model.Copies(Selected.Position).Count, Page - 1);
            int above = Walker.Distance(Top, Selected, Page);
            Top = above + copies >= Page ? Walker.Walk(Top, above + copies - Page + 1) : Top;
        }

        // No empty lines below while there are lines above.
        ListCursor lowest = Walker.Walk(Walker.Last, 1 - Page);
        if (Top.Position > lowest.Position || (Top.Position == lowest.Position && Top.Line > lowest.Line))
        {
            Top = lowest;
        }
    }

    private void Centre()
    {
        Top = Walker.Walk(Selected, -Page / 2);
        Reveal();
    }

    private List<ListCursor> Lines(int count)
    {
        List<ListCursor> lines = new(Math.Max(0, count));
        if (Walker.IsEmpty || count <= 0)
        {
            return lines;
        }

        Reveal();       // the size may be another than when the selection moved
        for (ListCursor? at = Walker.Clamp(Top); at is { } line && lines.Count < count; at = Walker.Next(line))
        {
            lines.Add(line);
        }

        return lines;
    }

    private ScrollHint FindHint(List<ListCursor> lines)
    {
        if (lines.Count != _drawn.Count || lines.Count < 2 || lines[0] == _drawn[0])
        {
            return default;
        }

        int up = _drawn.IndexOf(lines[0]);
        int down = lines.IndexOf(_drawn[0]);
        (int shift, bool moved) = up > 0 ? (up, SameBlock(_drawn, lines, up)) : down > 0 ? (-down, SameBlock(lines, _drawn, down)) : (0, false);
        return moved ? new ScrollHint(ScreenTop + HeaderLines, ScreenTop + HeaderLines + lines.Count, shift) : default;
    }

    private static bool SameBlock(List<ListCursor> from, List<ListCursor> to, int shift)
    {
        for (int line = 0; line + shift < from.Count; line++)
        {
            if (from[line + shift] != to[line])
            {
                return false;
            }
        }

        return true;
    }

    private void Measure(List<ListCursor> lines, int width)
    {
        _columns.Begin(width, Context.State.TimeFormat, Context.Model.Filter);
        ListColumnContext texts = _painter.Texts();
        foreach (ListCursor line in lines)
        {
            if (line.Line != 0 || Context.Model.Packet(line.Position) is not { } packet)
            {
                continue;
            }

            for (int column = 0; column < ListColumns.All.Count - 1; column++)
            {
                if (ListColumns.All[column].IsShown(width))
                {
                    _columns.Want(column, ListColumns.All[column].Text(packet, texts).Length);
                }
            }
        }

        _columns.Share(width, Context.Model.Status.HasSeveralDevices);
    }

    private void DrawThumb(int width, int height, int lines)
    {
        long rows = Math.Max(1, Context.Model.End - Context.Model.First);
        int track = height - HeaderLines;
        int thumb = lines < track ? -1 : (int)Math.Min(track - 1, (Top.Position - Context.Model.First) * track / rows);
        if (IsFollowing && lines == track)
        {
            thumb = track - 1;
        }

        for (int line = 0; line < track; line++)
        {
            ReadOnlySpan<char> glyph = [thumb < 0 ? ' ' : line == thumb ? Glyphs.Thumb : Glyphs.Track];
            Put(width - 1, line + HeaderLines, glyph, Role.Dim);
        }
    }
}

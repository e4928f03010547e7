using TermCap.Screen.List;
using TermCap.Screen.Themes;
using Terminal.Gui.Input;

namespace TermCap.Screen.Panes;

/// <summary>A pane of rows, one line each, that scrolls; with a selected row or, as a pager, without.</summary>
internal abstract class RowsPane(PaneContext context, bool hasSelection) : CellPane(context), IMovable
{
    /// <summary>The row at the top.</summary>
    public int Top { get; private set; }

    /// <summary>The selected row; 0 in a pager.</summary>
    public int Selected { get; private set; }

    /// <summary>How many rows there are.</summary>
    protected abstract int Count { get; }

    /// <summary>Lines above the rows.</summary>
    protected virtual int HeaderLines => 1;

    /// <summary>Lines below the rows, at the foot of the pane.</summary>
    protected virtual int FooterLines => 0;

    /// <summary>Whether this pane has the keys, which decides how its selection looks.</summary>
    protected virtual bool HasKeys => true;

    private int Page => Math.Max(1, Viewport.Height - HeaderLines - FooterLines);

    /// <summary>Back to the top.</summary>
    public void Restart() => (Top, Selected) = (0, 0);

    /// <summary>Selects a row and brings it into sight.</summary>
    public void SelectRow(int row)
    {
        Selected = Math.Clamp(row, 0, Math.Max(0, Count - 1));
        Reveal();
    }

    /// <inheritdoc/>
    public virtual string? Move(Motion motion)
    {
        int at = hasSelection ? Selected : Top;
        int last = hasSelection ? Math.Max(0, Count - 1) : Math.Max(0, Count - Page);
        int to = Math.Clamp(
            motion switch
            {
                Motion.Down => at + 1,
                Motion.Up => at - 1,
                Motion.PageDown => at + Page,
                Motion.PageUp => at - Page,
                Motion.HalfPageDown => at + Math.Max(1, Page / 2),
                Motion.HalfPageUp => at - Math.Max(1, Page / 2),
                Motion.First => 0,
                Motion.Last => last,
                _ => at,
            },
            0,
            last);
        if (to == at)
        {
            return Count == 0 ? "nothing here" : motion is Motion.Left or Motion.Right ? "nothing to scroll" : to == 0 && motion is Motion.Up or Motion.PageUp or Motion.HalfPageUp or Motion.First ? "at the top" : "at the end";
        }

        if (hasSelection)
        {
            Selected = to;
            Reveal();
        }
        else
        {
            Top = to;
        }

        return null;
    }

    /// <inheritdoc/>
    protected override bool OnMouseEvent(Mouse mouse)
    {
        bool isOurs = ListMouse.Handle(mouse, this, Click);
        if (isOurs)
        {
            Context.Changed();
        }

        return isOurs || base.OnMouseEvent(mouse);
    }

    /// <inheritdoc/>
    protected override void DrawCells(int width, int height)
    {
        Prepare(width);
        Selected = Math.Clamp(Selected, 0, Math.Max(0, Count - 1));
        Top = Math.Clamp(Top, 0, Math.Max(0, Count - Page));
        if (hasSelection)
        {
            Reveal();
        }

        DrawHeader(width);
        int line = HeaderLines;
        int end = height - FooterLines;
        for (int row = Top; row < Count && line < end; row++, line++)
        {
            DrawRow(line, row, width, hasSelection && row == Selected);
        }

        BlankFrom(line, end);
        DrawFooter(end, width);
    }

    /// <summary>Called before each drawing, to fetch what is to be drawn.</summary>
    protected virtual void Prepare(int width)
    {
    }

    /// <summary>Writes the lines above the rows.</summary>
    protected abstract void DrawHeader(int width);

    /// <summary>Writes the lines below the rows.</summary>
    protected virtual void DrawFooter(int line, int width)
    {
    }

    /// <summary>Writes one row, all of its cells.</summary>
    protected abstract void DrawRow(int line, int row, int width, bool isSelected);

    /// <summary>The role of a row's text when it is selected.</summary>
    protected Role SelectedRole(Role role, bool isSelected) => !isSelected ? role : HasKeys ? Role.Selection : Role.SelectionIdle;

    private string? Click(int line)
    {
        if (hasSelection && line >= HeaderLines && Top + line - HeaderLines < Count)
        {
            SelectRow(Top + line - HeaderLines);
        }

        return null;
    }

    private void Reveal()
    {
        if (Selected < Top)
        {
            Top = Selected;
        }
        else if (Selected >= Top + Page)
        {
            Top = Selected - Page + 1;
        }
    }
}

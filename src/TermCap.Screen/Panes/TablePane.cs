using TermCap.Screen.List;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>A table: a line of titles, and rows with a selection.</summary>
internal abstract class TablePane<T>(PaneContext context, bool hasSelection = true) : RowsPane(context, hasSelection)
{
    private readonly List<(TableColumn<T> Column, int Width)> _layout = [];

    /// <summary>The rows, as of the last drawing.</summary>
    protected IReadOnlyList<T> Rows { get; private set; } = [];

    /// <summary>The selected row; default when there is none.</summary>
    public T? SelectedItem => Selected < Rows.Count ? Rows[Selected] : default;

    /// <inheritdoc/>
    protected override int Count => Rows.Count;

    /// <summary>The columns, left to right.</summary>
    protected abstract IReadOnlyList<TableColumn<T>> Columns { get; }

    /// <summary>What stands there while there are no rows.</summary>
    protected abstract string WhenEmpty { get; }

    /// <summary>Takes the rows from the model.</summary>
    public void Load() => Rows = Fetch();

    /// <summary>Asks the model.</summary>
    protected abstract IReadOnlyList<T> Fetch();

    /// <summary>The role of a row's text.</summary>
    protected virtual Role RoleOf(T row) => Role.Normal;

    /// <inheritdoc/>
    protected override void Prepare(int width)
    {
        Load();
        List<TableColumn<T>> shown = [.. Columns.Where(column => width >= column.ScreenWidthMin && width <= column.ScreenWidthMax)];
        int left = width - 1 - shown.Sum(column => column.Width + 1);
        int sharers = shown.Count(column => column.Width == 0);
        _layout.Clear();
        foreach (TableColumn<T> column in shown)
        {
            int share = column.Width;
            if (share == 0)
            {
                share = Math.Min(column.WidthMax, Math.Max(4, left / sharers--));
                left -= share;
            }

            _layout.Add((column, share));
        }
    }

    /// <inheritdoc/>
    protected override void DrawHeader(int width)
    {
        int at = Blank(0, 0, 1, Role.Header);
        foreach ((TableColumn<T> column, int cells) in _layout)
        {
            at = PutField(at, 0, column.Title, cells, Role.Header, column.Cut == ColumnKind.Figure);
            at = Blank(at, 0, at + 1, Role.Header);
        }

        Blank(at, 0, width, Role.Header);
        if (Rows.Count == 0)
        {
            PutField(0, HeaderLines, " " + WhenEmpty, width, Role.Dim);
        }
    }

    /// <inheritdoc/>
    protected override void DrawRow(int line, int row, int width, bool isSelected)
    {
        Role role = SelectedRole(RoleOf(Rows[row]), isSelected);
        int at = Blank(0, line, 1, role);
        foreach ((TableColumn<T> column, int cells) in _layout)
        {
            string text = column.Text(Rows[row]);
            text = column.Cut == ColumnKind.Endpoint ? Fit.Endpoint(text, cells, Glyphs.Cut) : text;
            at = PutField(at, line, text, cells, role, column.Cut == ColumnKind.Figure);
            at = Blank(at, line, at + 1, role);
        }

        Blank(at, line, width, role);
    }
}

using TermCap.Screen.Panes;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>A pager: lines of text, wrapped to the width at words, each with a role.</summary>
internal abstract class PagerPane(PaneContext context) : RowsPane(context, hasSelection: false)
{
    private readonly List<(string Text, Role Role)> _lines = [];
    private int _width = -1;

    /// <inheritdoc/>
    protected override int Count => _lines.Count;

    /// <summary>What heads the page.</summary>
    protected abstract string Heading { get; }

    /// <summary>Makes the lines again at the next drawing.</summary>
    public void Invalidate() => _width = -1;

    /// <summary>Adds the lines, by <see cref="Add"/>.</summary>
    protected abstract void Write(int width);

    /// <summary>Adds a line, wrapped with its indent kept.</summary>
    protected void Add(string text, Role role = Role.Normal, int indent = 0)
    {
        int room = Math.Max(10, _width - indent - 2);
        string pad = new(' ', indent + 1);
        _lines.AddRange(Fit.Wrapped(text, room).Select(line => (pad + line, role)));
    }

    /// <inheritdoc/>
    protected override void Prepare(int width)
    {
        if (_width != width)
        {
            _width = width;
            _lines.Clear();
            Write(width);
        }
    }

    /// <inheritdoc/>
    protected override void DrawHeader(int width) => PutField(0, 0, " " + Heading, width, Role.Header);

    /// <inheritdoc/>
    protected override void DrawRow(int line, int row, int width, bool isSelected) => PutField(0, line, _lines[row].Text, width, _lines[row].Role);
}

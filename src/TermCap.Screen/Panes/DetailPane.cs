using TermCap.Screen.Model;
using TermCap.Screen.State;
using TermCap.Screen.Themes;
using Terminal.Gui.Input;

namespace TermCap.Screen.Panes;

/// <summary>The detail tree of the selected packet or copy. The selected field's bytes are lit beside it.</summary>
internal sealed class DetailPane(PaneContext context) : RowsPane(context, hasSelection: true)
{
    /// <summary>Layers that the user folded, by the first word of their line, so that the next packet looks the same. Bound: the words that our own views write.</summary>
    private readonly HashSet<string> _folded = [];
    private readonly List<int> _shown = [];
    private PacketDetail _detail = new([], default);

    /// <summary>The selected field; null when there is none.</summary>
    public DetailField? Field => Selected < _shown.Count ? _detail.Fields[_shown[Selected]] : null;

    /// <inheritdoc/>
    protected override int Count => _shown.Count;

    /// <inheritdoc/>
    protected override bool HasKeys => Context.State.Focus == PaneKind.Detail;

    /// <inheritdoc/>
    protected override bool OnMouseEvent(Mouse mouse)
    {
        Context.State.Focus = PaneKind.Detail;
        return base.OnMouseEvent(mouse);
    }

    /// <summary>Shows another packet, or the same with more known of it.</summary>
    public void Show(PacketDetail detail)
    {
        _detail = detail;
        Rebuild();
    }

    /// <summary>Folds or opens the layer of the selected field.</summary>
    /// <returns>Null, or why not.</returns>
    public string? ToggleFold()
    {
        if (Selected >= _shown.Count)
        {
            return "no field here";
        }

        int layer = _shown[Selected];
        while (layer > 0 && _detail.Fields[layer].Depth > 0)
        {
            layer--;
        }

        if (!HasChildren(layer))
        {
            return "nothing below it";
        }

        string word = Word(_detail.Fields[layer]);
        if (!_folded.Remove(word))
        {
            _folded.Add(word);
        }

        Rebuild();
        SelectRow(_shown.IndexOf(layer));
        return null;
    }

    /// <inheritdoc/>
    protected override void DrawHeader(int width) => PutField(0, 0, " Detail", width, Role.Header);

    /// <inheritdoc/>
    protected override void DrawRow(int line, int row, int width, bool isSelected)
    {
        int index = _shown[row];
        DetailField field = _detail.Fields[index];
        char fold = !HasChildren(index) ? ' ' : _folded.Contains(Word(field)) ? Glyphs.Closed : Glyphs.Opened;
        Role role = field.Severity switch
        {
            Severity.Trouble => Role.Trouble,
            Severity.Notice => Role.Notice,
            Severity.Phantom => Role.Phantom,
            _ => field.Depth == 0 ? Role.Key : Role.Normal,
        };
        PutField(0, line, new string(' ', 1 + (field.Depth * 2)) + $"{fold} {field.Text}", width, SelectedRole(role, isSelected));
    }

    private void Rebuild()
    {
        _shown.Clear();
        bool hidden = false;
        for (int index = 0; index < _detail.Fields.Count; index++)
        {
            DetailField field = _detail.Fields[index];
            if (field.Depth == 0)
            {
                hidden = _folded.Contains(Word(field));
            }

            if (field.Depth == 0 || !hidden)
            {
                _shown.Add(index);
            }
        }
    }

    private bool HasChildren(int index) =>
        _detail.Fields[index].Depth == 0 && index + 1 < _detail.Fields.Count && _detail.Fields[index + 1].Depth > 0;

    private static string Word(DetailField field)
    {
        int end = field.Text.AsSpan().IndexOfAny(' ', ':', ',');
        return end < 0 ? field.Text : field.Text[..end];
    }
}

using System.Text;
using TermCap.Screen.Keys;
using TermCap.Screen.Panes;
using Terminal.Gui.Input;

namespace TermCap.Screen.Actions;

/// <summary>Takes each key to its handler. No key does nothing in silence: the footer says why it cannot act.</summary>
internal sealed class KeyRouter(PaneContext context, ActionMap actions, ScreenActions screen)
{
    /// <summary>Handles a key.</summary>
    public void Press(Key key)
    {
        context.State.Message = null;
        ViewKind view = context.State.KeyView;
        KeyRow? row = KeyTable.Find(key, view);
        if (row is null && view == ViewKind.Prompt && IsLetter(key, out char letter))
        {
            context.State.Prompt!.Insert(letter);
            return;
        }

        if (row is null)
        {
            context.Say($"{key} does nothing; ? lists the keys", isError: true);
            return;
        }

        screen.Pressed(row.Action);
        string? whyNot = (row.Views & view) == 0 ? $"{row.Strokes[0].Name} works in {Names(row.Views)}" : actions[row.Action]();
        if (whyNot is { Length: > 0 })
        {
            Explain(whyNot, view);
        }
    }

    /// <summary>Takes a pasted text into the line that is being typed; line ends become blanks. Never taken for keys.</summary>
    public void Paste(string text)
    {
        if (context.State.Prompt is not { } prompt)
        {
            context.Say("paste works while a line is typed; / opens the filter", isError: true);
            return;
        }

        foreach (char letter in text.Trim().ReplaceLineEndings(" "))
        {
            prompt.Insert(char.IsControl(letter) ? ' ' : letter);
        }
    }

    // While a line is typed its own error place says it, as the footer is taken.
    private void Explain(string whyNot, ViewKind view)
    {
        if (view == ViewKind.Prompt && context.State.Prompt is { } prompt)
        {
            (prompt.Error, prompt.ErrorColumn) = (whyNot, -1);
        }
        else
        {
            context.Say(whyNot, isError: true);
        }
    }

    private static bool IsLetter(Key key, out char letter)
    {
        Rune rune = key.AsRune;
        bool isLetter = rune.Value >= ' ' && rune.IsBmp && rune.Value != '\u007f' && !key.IsCtrl && !key.IsAlt;
        letter = isLetter ? (char)rune.Value : default;
        return isLetter;
    }

    private static string Names(ViewKind views)
    {
        string[] names = [.. Enum.GetValues<ViewKind>().Where(view => view is not ViewKind.None and not ViewKind.Anywhere && (views & view) != 0).Select(view => view.ToString().ToLowerInvariant())];
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}

using System.Text;
using Terminal.Gui.Input;

namespace TermCap.Screen.Keys;

/// <summary>One key as people name it: <c>j</c>, <c>G</c>, <c>Ctrl-F</c>, <c>PgDn</c>, <c>Shift-Tab</c>.</summary>
public sealed class KeyStroke
{
    private static readonly Dictionary<string, Key> Named = new(StringComparer.Ordinal)
    {
        ["Up"] = Key.CursorUp,
        ["Down"] = Key.CursorDown,
        ["Left"] = Key.CursorLeft,
        ["Right"] = Key.CursorRight,
        ["PgUp"] = Key.PageUp,
        ["PgDn"] = Key.PageDown,
        ["Home"] = Key.Home,
        ["End"] = Key.End,
        ["Enter"] = Key.Enter,
        ["Tab"] = Key.Tab,
        ["Esc"] = Key.Esc,
        ["Backspace"] = Key.Backspace,
        ["Del"] = Key.Delete,
        ["F1"] = Key.F1,
        ["Space"] = Key.Space,
    };

    private readonly Rune _letter;

    private KeyStroke(string name, Key key, Rune letter)
    {
        (Name, Key, _letter) = (name, key, letter);
    }

    /// <summary>As footer, help and README write it.</summary>
    public string Name { get; }

    /// <summary>As the toolkit knows it; what tests press.</summary>
    public Key Key { get; }

    /// <summary>Reads a name; one that is not known is an <see cref="ArgumentException"/>.</summary>
    public static KeyStroke Parse(string name)
    {
        if (name.Length == 1)
        {
            return new KeyStroke(name, new Key(name[0]), new Rune(name[0]));
        }

        int dash = name.IndexOf('-', StringComparison.Ordinal);
        string last = dash < 0 ? name : name[(dash + 1)..];
        Key key = Named.TryGetValue(last, out Key? known) ? known
            : last.Length == 1 ? new Key(char.ToLowerInvariant(last[0]))
            : throw new ArgumentException($"No key is called {name}.", nameof(name));
        return new KeyStroke(name, dash < 0 ? key : Modified(key, name[..dash]), default);
    }

    /// <summary>Whether this key was pressed. Letters are told by what they type: terminals differ in whether they report Shift with them.</summary>
    public bool Is(Key pressed) =>
        _letter.Value != 0 ? pressed.AsRune == _letter && !pressed.IsCtrl && !pressed.IsAlt : pressed == Key;

    private static Key Modified(Key key, string modifier) => modifier switch
    {
        "Ctrl" => key.WithCtrl,
        "Shift" => key.WithShift,
        _ => throw new ArgumentException($"No modifier is called {modifier}.", nameof(modifier)),
    };
}

using Attribute = Terminal.Gui.Drawing.Attribute;

namespace TermCap.Screen.Themes;

/// <summary>A colour and a style for each role. Immutable.</summary>
public sealed class Theme
{
    private readonly Attribute[] _attributes;

    internal Theme(string name, Attribute[] attributes)
    {
        Name = name;
        _attributes = attributes;
    }

    /// <summary>The file's name without its ending.</summary>
    public string Name { get; }

    /// <summary>How a role looks.</summary>
    public Attribute this[Role role] => _attributes[(int)role];
}

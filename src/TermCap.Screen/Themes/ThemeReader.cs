using System.Text.Json;
using Terminal.Gui.Drawing;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace TermCap.Screen.Themes;

/// <summary>
/// Reads a theme: one JSON object, a member for each role, as in
/// <c>"trouble": { "foreground": "bright-red", "background": "default", "style": "bold underline" }</c>. All three are optional.
/// </summary>
/// <remarks>A role that is missing looks like <c>normal</c>. Comments and a comma after the last member are taken.</remarks>
internal ref struct ThemeReader
{
    private static readonly Dictionary<string, Color> Colours = new(StringComparer.Ordinal)
    {
        ["default"] = Color.None,
        ["black"] = new(ColorName16.Black),
        ["red"] = new(ColorName16.Red),
        ["green"] = new(ColorName16.Green),
        ["yellow"] = new(ColorName16.Yellow),
        ["blue"] = new(ColorName16.Blue),
        ["magenta"] = new(ColorName16.Magenta),
        ["cyan"] = new(ColorName16.Cyan),
        ["white"] = new(ColorName16.Gray),
        ["bright-black"] = new(ColorName16.DarkGray),
        ["bright-red"] = new(ColorName16.BrightRed),
        ["bright-green"] = new(ColorName16.BrightGreen),
        ["bright-yellow"] = new(ColorName16.BrightYellow),
        ["bright-blue"] = new(ColorName16.BrightBlue),
        ["bright-magenta"] = new(ColorName16.BrightMagenta),
        ["bright-cyan"] = new(ColorName16.BrightCyan),
        ["bright-white"] = new(ColorName16.White),
    };

    private static readonly Dictionary<string, TextStyle> Styles = new(StringComparer.Ordinal)
    {
        ["bold"] = TextStyle.Bold,
        ["faint"] = TextStyle.Faint,
        ["underline"] = TextStyle.Underline,
        ["reverse"] = TextStyle.Reverse,
    };

    private readonly string _file;
    private readonly ReadOnlySpan<byte> _json;
    private Utf8JsonReader _reader;

    private ThemeReader(string file, ReadOnlySpan<byte> json)
    {
        _file = file;
        _json = json;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
    }

    /// <summary>The names that a theme may use for colours.</summary>
    public static IEnumerable<string> ColourNames => Colours.Keys;

    /// <summary>Reads a theme.</summary>
    /// <param name="name">The theme's name.</param>
    /// <param name="file">What errors call the file.</param>
    /// <param name="json">Its content, UTF-8.</param>
    /// <exception cref="ThemeException">Unknown role, colour or style, or not JSON: with the line.</exception>
    public static Theme Read(string name, string file, ReadOnlySpan<byte> json)
    {
        try
        {
            return new Theme(name, new ThemeReader(file, json).Roles());
        }
        catch (JsonException broken)
        {
            throw new ThemeException($"{file}:{(broken.LineNumber ?? 0) + 1}: not a theme: {broken.Message.Split(". ")[0]}");
        }
    }

    /// <summary>A role as themes write it: <c>title-alert</c>.</summary>
    public static string NameOf(Role role) =>
        string.Concat(role.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private Attribute[] Roles()
    {
        Dictionary<string, Role> roles = Enum.GetValues<Role>().ToDictionary(NameOf, StringComparer.Ordinal);
        Attribute?[] given = new Attribute?[roles.Count];
        Expect(JsonTokenType.StartObject, "an object of roles");
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = _reader.GetString()!;
            if (!roles.TryGetValue(name, out Role role))
            {
                throw Wrong($"unknown role \"{name}\"; roles are {string.Join(' ', roles.Keys)}");
            }

            given[(int)role] = Look();
        }

        while (_reader.Read())
        {
        }

        Attribute normal = given[(int)Role.Normal] ?? new Attribute(Color.None, Color.None, TextStyle.None);
        return [.. given.Select(look => look ?? normal)];
    }

    private Attribute Look()
    {
        (Color foreground, Color background, TextStyle style) = (Color.None, Color.None, TextStyle.None);
        Expect(JsonTokenType.StartObject, "an object with foreground, background, style");
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            string member = _reader.GetString()!;
            switch (member)
            {
                case "foreground":
                    foreground = Colour();
                    break;
                case "background":
                    background = Colour();
                    break;
                case "style":
                    style = Style();
                    break;
                default:
                    throw Wrong($"unknown member \"{member}\"; members are foreground background style");
            }
        }

        return new Attribute(foreground, background, style);
    }

    private Color Colour()
    {
        Expect(JsonTokenType.String, "the name of a colour");
        string name = _reader.GetString()!;
        return Colours.TryGetValue(name, out Color colour) ? colour : throw Wrong($"unknown colour \"{name}\"; colours are {string.Join(' ', Colours.Keys)}");
    }

    private TextStyle Style()
    {
        Expect(JsonTokenType.String, "styles");
        TextStyle all = TextStyle.None;
        foreach (string name in _reader.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            all |= Styles.TryGetValue(name, out TextStyle style) ? style : throw Wrong($"unknown style \"{name}\"; styles are {string.Join(' ', Styles.Keys)}");
        }

        return all;
    }

    private void Expect(JsonTokenType type, string what)
    {
        if (!_reader.Read() || _reader.TokenType != type)
        {
            throw Wrong($"expected {what}");
        }
    }

    private readonly ThemeException Wrong(string what)
    {
        int line = _json[..(int)_reader.TokenStartIndex].Count((byte)'\n') + 1;
        return new ThemeException($"{_file}:{line}: {what}");
    }
}

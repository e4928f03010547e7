using System.Runtime.CompilerServices;
using System.Text;
using TermCap.Screen.Themes;
using Terminal.Gui.Drawing;

namespace TermCap.Screen.Tests;

public sealed class ThemeTests
{
    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    [InlineData("mono")]
    public void A_built_in_theme_gives_every_role_a_look_of_its_own_name(string name)
    {
        Theme theme = new ThemeFolder([]).Load(name);
        Assert.Equal(name, theme.Name);
        Assert.NotEqual(theme[Role.Normal], theme[Role.Title]);
        Assert.NotEqual(theme[Role.Normal], theme[Role.Selection]);
        Assert.NotEqual(theme[Role.Normal], theme[Role.Trouble]);
    }

    [Fact]
    public void The_mono_theme_has_no_colour()
    {
        Theme theme = new ThemeFolder([]).Load("mono");
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal((Color.None, Color.None), (theme[role].Foreground, theme[role].Background)));
    }

    [Fact]
    public void Each_built_in_theme_file_names_every_role()
    {
        foreach (string name in ThemeFolder.BuiltIn)
        {
            using Stream resource = typeof(ThemeFolder).Assembly.GetManifestResourceStream($"themes/{name}.json")!;
            using StreamReader reader = new(resource);
            string text = reader.ReadToEnd();
            Assert.All(Enum.GetValues<Role>(), role => Assert.Contains($"\"{ThemeReader.NameOf(role)}\":", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_page_about_themes_names_every_role_and_colour()
    {
        string page = File.ReadAllText(Path.Combine(Root(), "themes", "README.md"));
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains($"| `{ThemeReader.NameOf(role)}` |", page, StringComparison.Ordinal));
        Assert.All(ThemeReader.ColourNames, colour => Assert.Contains(colour.Replace("bright-", "", StringComparison.Ordinal), page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\n  \"title\": {},\n  \"tittle\": {}\n}", "x.json:3: unknown role \"tittle\"")]
    [InlineData("{\n  \"title\": { \"foreground\": \"blau\" }\n}", "x.json:2: unknown colour \"blau\"")]
    [InlineData("{\n\n  \"title\": {\n \"style\": \"bold blink\" }\n}", "x.json:4: unknown style \"blink\"")]
    [InlineData("{\n  \"title\": { \"colour\": \"red\" }\n}", "x.json:2: unknown member \"colour\"")]
    [InlineData("{\n  \"title\": \"red\"\n}", "x.json:2: expected an object with foreground, background, style")]
    [InlineData("{\n  \"title\": {}\n", "x.json:3: not a theme")]
    [InlineData("[]", "x.json:1: expected an object of roles")]
    [InlineData("", "x.json:1: not a theme")]
    public void A_theme_that_is_wrong_says_where(string json, string error)
    {
        ThemeException wrong = Assert.Throws<ThemeException>(() => ThemeReader.Read("x", "x.json", Encoding.UTF8.GetBytes(json)));
        Assert.StartsWith(error, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bright-red", 91)]
    [InlineData("black", 30)]
    [InlineData("white", 37)]
    [InlineData("bright-black", 90)]
    [InlineData("bright-white", 97)]
    [InlineData("bright-cyan", 96)]
    public void A_colour_is_sent_as_one_of_the_sixteen(string colour, int code)
    {
        Theme theme = ThemeReader.Read("x", "x.json", Encoding.UTF8.GetBytes($$"""{ "title": { "foreground": "{{colour}}" } }"""));
        Assert.Equal(code, (int)theme[Role.Title].Foreground.GetAnsiColorCode());
    }

    [Fact]
    public void A_theme_of_the_user_comes_before_the_built_in_one()
    {
        string folder = Directory.CreateTempSubdirectory("termcap-themes").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "dark.json"), """{ "normal": { "foreground": "green" } }""");
            File.WriteAllText(Path.Combine(folder, "mine.json"), "{}");
            ThemeFolder themes = new([folder]);
            Assert.Equal(new Color(ColorName16.Green), themes.Load("dark")[Role.Trouble].Foreground);
            Assert.Equal(["dark", "light", "mono", "mine"], themes.Names);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Root([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", ".."));

    [Theory]
    [InlineData("nope", "no theme \"nope\"; there are dark light mono")]
    [InlineData("../dark", "a theme is given by its name")]
    public void A_theme_that_is_not_there_is_named(string name, string error) =>
        Assert.StartsWith(error, Assert.Throws<ThemeException>(() => new ThemeFolder([]).Load(name)).Message, StringComparison.Ordinal);
}

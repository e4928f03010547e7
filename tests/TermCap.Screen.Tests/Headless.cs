using System.Drawing;
using System.Runtime.CompilerServices;
using System.Text;
using TermCap.Screen.Driver;
using TermCap.Screen.Keys;
using TermCap.Screen.Model;
using TermCap.Screen.Tests.Fakes;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;
using Terminal.Gui.App;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;
using Terminal.Gui.Testing;
using Terminal.Gui.Time;

namespace TermCap.Screen.Tests;

/// <summary>The whole screen without a terminal: injected keys, virtual time, frames in memory.</summary>
internal sealed class Headless : IDisposable
{
    private readonly IApplication _application;
    private readonly ScreenSession _session;

    public Headless(FakeModel model, int width = 80, int height = 24, GlyphSet? glyphs = null, string theme = "dark")
        : this(model, model, new Size(width, height), glyphs, theme)
    {
        Model = model;
    }

    public Headless(IScreenModel model, IScreenCommands commands, Size size, GlyphSet? glyphs = null, string theme = "dark")
    {
        Encoder = new FrameEncoder(theme == "mono" ? ColourDepth.Mono : ColourDepth.Sixteen, scrollRegions: true);
        _application = Application.Create(new VirtualTimeProvider());
        Assert.True(new CellDriver(new CellOutput(Encoder, Sink), keys: null).Use(_application));
        _application.Init(DriverRegistry.Names.ANSI);
        _application.Driver!.SetScreenSize(size.Width, size.Height);
        ScreenOptions options = new()
        {
            ThemeName = theme,
            Themes = new ThemeFolder([]),
            Profile = new TerminalProfile(ColourDepth.Sixteen, glyphs ?? GlyphSet.Unicode, true, null),
            Time = Clock,
            TimeFormat = TimeFormat.Relative,
        };
        _session = new ScreenSession(_application, model, commands, options, Terminal);
        _session.Window.List.Drawn += Encoder.Hint;
        _application.Begin(_session.Window);
        Tick();
    }

    /// <summary>The model in memory, where the screen was made over one.</summary>
    public FakeModel Model { get; } = new();

    public MemorySink Sink { get; } = new();

    public FakeTerminal Terminal { get; } = new();

    public FixedClock Clock { get; } = new();

    public FrameEncoder Encoder { get; }

    public ScreenWindow Window => _session.Window;

    public ScreenSession Session => _session;

    public Cell[,] Cells => _application.Driver!.Contents!;

    [ModuleInitializer]
    internal static void NoTerminal() => Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");

    /// <summary>One turn of the timer, and what it draws.</summary>
    public void Tick()
    {
        _session.Refresh.Tick();
        _application.LayoutAndDraw();
    }

    /// <summary>One turn of the main loop between two of the timer.</summary>
    public void Turn()
    {
        _session.Refresh.Turn();
        _application.LayoutAndDraw();
    }

    /// <summary>Presses keys by the names of the key table, separated by blanks.</summary>
    public Headless Press(string keys)
    {
        foreach (string name in keys.Split(' '))
        {
            Press(KeyStroke.Parse(name).Key);
        }

        return this;
    }

    public void Press(Key key)
    {
        _application.InjectKey(key);
        _application.LayoutAndDraw();
    }

    /// <summary>A mouse event at a cell of the screen.</summary>
    public void Mouse(Point place, MouseFlags flags)
    {
        _application.Mouse.RaiseMouseEvent(new Mouse { ScreenPosition = place, Flags = flags, Timestamp = DateTime.UnixEpoch });
        _application.LayoutAndDraw();
    }

    /// <summary>A text that the terminal pastes (bracketed).</summary>
    public void Paste(string text)
    {
        _application.RaisePasteEvent(text);
        _application.LayoutAndDraw();
    }

    /// <summary>Types a text letter by letter.</summary>
    public Headless Type(string text)
    {
        foreach (char letter in text)
        {
            Press(new Key(letter));
        }

        return this;
    }

    public void Resize(int width, int height)
    {
        _application.Driver!.SetScreenSize(width, height);
        _application.LayoutAndDraw();
        Tick();
    }

    /// <summary>What the screen shows, a line a row, without blanks at the ends.</summary>
    public string Text()
    {
        StringBuilder text = new();
        for (int row = 0; row < Cells.GetLength(0); row++)
        {
            text.Append(Line(row)).Append('\n');
        }

        return text.ToString();
    }

    public string Line(int row)
    {
        StringBuilder text = new();
        for (int column = 0; column < Cells.GetLength(1); column++)
        {
            text.Append(Cells[row, column].Grapheme);
        }

        return text.ToString().TrimEnd();
    }

    public string Footer => Line(Cells.GetLength(0) - 1);

    public void Dispose()
    {
        _session.Dispose();
        _application.Dispose();
    }
}

using TermCap.Screen.Actions;
using TermCap.Screen.Driver;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.State;
using Terminal.Gui.App;
using Terminal.Gui.Input;

namespace TermCap.Screen;

/// <summary>One screen over one application of the toolkit: builds panes, actions and refresh, and joins them to keys and timer.</summary>
internal sealed class ScreenSession : IDisposable
{
    private readonly IApplication _application;
    private readonly KeyRouter _router;

    public ScreenSession(IApplication application, IScreenModel model, IScreenCommands commands, ScreenOptions options, ITerminalControl terminal)
    {
        _application = application;
        string theme = options.ThemeName ?? (options.Profile.Colours == ColourDepth.Mono ? "mono" : "dark");
        Context = new PaneContext(model, commands, options.Themes.Load(theme), options.Profile.Glyphs, options.Time);
        Context.State.TimeFormat = options.TimeFormat;
        Window = new ScreenWindow(Context);
        Actions = new ActionMap();
        PromptHistory history = new();
        SaveActions saves = new(Window);
        ViewActions views = new(Window, history);
        ScreenActions screen = new(Window, views, saves, terminal, options.Themes, options.MayMouse);
        foreach (IActionSet set in new IActionSet[] { new MoveActions(Window), new ListActions(Window), views, saves, screen, new PromptActions(Context) })
        {
            set.AddTo(Actions);
        }

        Window.Footer.Progress = screen.Progress;
        _router = new KeyRouter(Context, Actions, screen);
        Refresh = new ScreenRefresh(Window, saves, answersKey => Gate?.MayDraw(answersKey) ?? true);
        Context.Changed = Refresh.Changed;
        application.Keyboard.KeyDown += OnKey;
        application.Paste += OnPaste;
    }

    /// <summary>What all panes look at.</summary>
    public PaneContext Context { get; }

    /// <summary>The panes.</summary>
    public ScreenWindow Window { get; }

    /// <summary>The handler of each action.</summary>
    public ActionMap Actions { get; }

    /// <summary>When to draw.</summary>
    public ScreenRefresh Refresh { get; }

    /// <summary>Flow control; null draws whenever something changed.</summary>
    public FrameGate? Gate { get; set; }

    /// <summary>Gives the terminal to the shell, as the key does.</summary>
    public void Suspend() => _ = Actions[Keys.ScreenAction.Suspend]();

    /// <inheritdoc/>
    public void Dispose()
    {
        _application.Keyboard.KeyDown -= OnKey;
        _application.Paste -= OnPaste;
        Window.Dispose();
    }

    private void OnPaste(object? sender, PasteEventArgs paste)
    {
        paste.Handled = true;
        _router.Paste(paste.Text);
        Refresh.Changed();
    }

    private void OnKey(object? sender, Key key)
    {
        key.Handled = true;
        _router.Press(key);
        Refresh.Changed();
        if (Context.State.IsEnding)
        {
            _application.RequestStop();
        }
    }
}

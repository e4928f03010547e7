using TermCap.Screen.Actions;
using TermCap.Screen.Driver;
using TermCap.Screen.Model;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;

namespace TermCap.Screen;

/// <summary>The screen, as the program calls it.</summary>
/// <example>
/// <code>
/// if (ScreenApplication.Refusal(options) is { } sentence) { … say it, exit 2 … }
/// ScreenApplication.Run(options, model, commands);
/// </code>
/// </example>
public static class ScreenApplication
{
    /// <summary>Turns of the main loop in a second while somebody is at the keys: a key waits 20 ms at most.</summary>
    private const ushort TurnsPerSecond = 50;

    /// <summary>… and while nobody is: the first key waits 50 ms at most, and an idle screen costs half.</summary>
    private const ushort QuietTurnsPerSecond = 20;

    /// <summary>Why no screen can be shown here: TERM=dumb, or no terminal at all. Null when one can.</summary>
    public static string? Refusal(ScreenOptions options) =>
        options.Profile.Refusal ?? (TerminalGuard.Install() ? null : "there is no terminal (/dev/tty) for a screen; use --text or --json");

    /// <summary>Shows the screen until the user leaves, a signal comes, or <see cref="ScreenOptions.ShouldEnd"/> says so. The terminal is given back in any case.</summary>
    /// <exception cref="Themes.ThemeException">The theme cannot be used; nothing was drawn.</exception>
    /// <exception cref="InvalidOperationException">There is no terminal: ask <see cref="Refusal"/> first.</exception>
    public static void Run(ScreenOptions options, IScreenModel model, IScreenCommands commands)
    {
        if (Refusal(options) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        // Loaded before the terminal is touched, so that its error is one sentence on an ordinary screen.
        _ = options.Themes.Load(options.ThemeName ?? "dark");
        try
        {
            RunGuarded(options, model, commands);
        }
        finally
        {
            TerminalGuard.StandDown();
            TerminalGuard.Restore();
        }
    }

    private static void RunGuarded(ScreenOptions options, IScreenModel model, IScreenCommands commands)
    {
        using IApplication application = Application.Create();
        FrameEncoder encoder = new(options.Profile.Colours, options.Profile.ScrollRegions);
        using CellOutput output = new(encoder, new TtySink());
        StatusAnswers answers = new(options.Time);
        bool isOurs = new CellDriver(output, new KeySequences(answers)).Use(application);
        application.Init(DriverRegistry.Names.ANSI);
        Application.MaximumIterationsPerSecond = TurnsPerSecond;
        // A lone ESC over a slow link is often half of an arrow key: it must not end the program. Tab and the rest are ours too.
        application.Keyboard.KeyBindings.Clear();
        TerminalControl terminal = new(application);
        terminal.Send(ScreenActions.MouseOff);

        using ScreenSession session = new(application, model, commands, options, terminal);
        if (isOurs)
        {
            session.Gate = output.Gate = terminal.Gate = new FrameGate(answers, options.Time);
            session.Window.Help.Gate = session.Gate;
            session.Window.List.Drawn += encoder.Hint;
        }

        application.Iteration += (_, _) =>
        {
            EachTurn(application, options, session);
            if (TerminalGuard.TakeSuspend())
            {
                session.Suspend();
            }
        };
        application.AddTimeout(ScreenRefresh.Period, () =>
        {
            session.Refresh.Tick();
            return true;
        });
        session.Refresh.Tick();
        application.Run(session.Window);
        session.Gate?.AwaitAnswers();
    }

    private static void EachTurn(IApplication application, ScreenOptions options, ScreenSession session)
    {
        // Nothing in the toolkit ever clears this, and it sends two cursor sequences every turn while it is set.
        application.Driver!.SetCursorNeedsUpdate(false);
        session.Refresh.Turn();
        Application.MaximumIterationsPerSecond = session.Refresh.IsAttended ? TurnsPerSecond : QuietTurnsPerSecond;
        if (TerminalGuard.Signal != 0 || Tty.Gone || options.ShouldEnd())
        {
            application.RequestStop();
        }
    }
}

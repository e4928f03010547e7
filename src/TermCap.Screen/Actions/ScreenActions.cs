using System.Globalization;
using System.Text;
using TermCap.Screen.Keys;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.State;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Actions;

/// <summary>What concerns the screen as a whole: theme, mouse, freeze, clipboard, end.</summary>
internal sealed class ScreenActions(ScreenWindow window, ViewActions views, SaveActions saves, ITerminalControl terminal, ThemeFolder themes, bool mayMouse) : IActionSet
{
    /// <summary>Buttons and wheel only (1000), in the form without a limit of columns (1006); never every movement (1003).</summary>
    internal const string MouseOn = "\x1b[?1000h\x1b[?1006h";

    /// <inheritdoc cref="MouseOn"/>
    internal const string MouseOff = "\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1000l";

    /// <summary>Terminals refuse longer clipboard texts (xterm: 100,000 bytes of base64).</summary>
    private const int YankCharactersMax = 50_000;

    private bool _asked;
    private bool _askedToStop;

    private PaneContext Context => window.Context;

    private ScreenState State => window.Context.State;

    /// <inheritdoc/>
    public void AddTo(ActionMap map)
    {
        map[ScreenAction.Reset] = Reset;
        map[ScreenAction.Yank] = Yank;
        map[ScreenAction.Freeze] = Freeze;
        map[ScreenAction.Theme] = NextTheme;
        map[ScreenAction.Mouse] = ToggleMouse;
        map[ScreenAction.Redraw] = Redraw;
        map[ScreenAction.Suspend] = Suspend;
        map[ScreenAction.Cancel] = Cancel;
        map[ScreenAction.Quit] = Quit;
    }

    /// <summary>A key was pressed: a question that it does not answer is forgotten.</summary>
    public void Pressed(ScreenAction action)
    {
        _asked &= action == ScreenAction.Quit;
        _askedToStop &= action == ScreenAction.Cancel;
    }

    /// <summary>What goes on beside the keys, for the footer; empty for nothing.</summary>
    public string Progress() =>
        saves.Progress() is { Length: > 0 } saving ? saving
        : State.Work is { } work ? $"{work.Words}  Esc:cancel"
        : Context.Model.FilterProgress is { } part ? string.Create(CultureInfo.InvariantCulture, $"filtering {part * 100:0}%  Esc:cancel")
        : "";

    private string? Reset()
    {
        Context.Commands.ResetCounters();
        Context.Say("counters start again at zero");
        return null;
    }

    private string? Yank()
    {
        string text = YankText();
        if (text.Length == 0)
        {
            return "nothing to copy here";
        }

        string cut = text.Length > YankCharactersMax ? text[..YankCharactersMax] : text;
        // OSC 52, c: the clipboard of the terminal's own machine, through ssh and tmux (where they allow it).
        terminal.Send($"\x1b]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes(cut))}\a");
        Context.Say($"copied {NumberText.Whole(cut.Length)} characters (where the terminal allows OSC 52)");
        return null;
    }

    private string YankText() => State.View switch
    {
        ViewKind.Why => window.Why.AsText,
        ViewKind.Conversations => window.Conversations.SelectedItem is { } line
            ? $"{line.A} {line.B} packets {line.Packets} retransmissions {line.Retransmissions} (apparent {line.Apparent}) {line.Filter}"
            : "",
        ViewKind.Interfaces => window.Interfaces.SelectedDevice is { } device ? $"{device.Name} {device.Kind} {device.Role} {device.State} in {device.FramesIn} out {device.FramesOut}" : "",
        ViewKind.Events => window.Events.SelectedItem is { } happened ? $"{happened.Time} {happened.Text}" : "",
        ViewKind.Packets when State.IsDetailOpen && State.Focus == PaneKind.Detail => window.Detail.Field?.Text ?? "",
        ViewKind.Packets => window.List.SelectedPacket is { } packet ? Row(packet) : "",
        _ => "",
    };

    private static string Row(PacketLine packet) => string.Create(
        CultureInfo.InvariantCulture,
        $"{packet.Number} {packet.Time} {packet.Source} > {packet.Destination} {packet.Protocol} {packet.LengthBytes} {packet.Info} [{string.Join('>', packet.Path)}]");

    private string? Freeze()
    {
        State.IsFrozen = !State.IsFrozen;
        Context.Say(State.IsFrozen ? "frozen; the capture goes on; = again goes on here" : "");
        return null;
    }

    private string? NextTheme()
    {
        IReadOnlyList<string> names = themes.Names;
        int place = 0;
        while (place < names.Count && names[place] != Context.Theme.Name)
        {
            place++;
        }

        string name = names[(place + 1) % names.Count];
        try
        {
            Context.Theme = themes.Load(name);
        }
        catch (ThemeException wrong)
        {
            return wrong.Message;
        }

        Context.Say("theme " + name);
        return null;
    }

    private string? ToggleMouse()
    {
        if (!mayMouse)
        {
            return "the mouse is the terminal's (--no-mouse)";
        }

        State.IsMouseOn = !State.IsMouseOn;
        terminal.Send(State.IsMouseOn ? MouseOn : MouseOff);
        Context.Say(State.IsMouseOn ? "mouse on: wheel and clicks; m off to select text" : "mouse off");
        return null;
    }

    private string? Redraw()
    {
        terminal.RedrawAll();
        return null;
    }

    private string? Suspend()
    {
        terminal.Suspend();
        terminal.Send(State.IsMouseOn ? MouseOff + MouseOn : MouseOff);
        terminal.RedrawAll();
        return null;
    }

    private string? Cancel()
    {
        if (saves.IsRunning)
        {
            saves.Cancel();
            return null;
        }

        if (State.Work is not null)
        {
            State.Work = null;
            Context.Say("given up");
            return null;
        }

        if (Context.Model.FilterProgress is not null)
        {
            return views.ClearFilter();
        }

        if (views.Back())
        {
            return null;
        }

        if (State.IsDetailOpen)
        {
            State.IsDetailOpen = false;
            return null;
        }

        return StopReading();
    }

    // A lone Esc may be half of an arrow key on a slow link: a load of minutes wants two.
    private string? StopReading()
    {
        if (Context.Model.Status.State != CaptureState.Reading)
        {
            return "nothing to cancel; q quits";
        }

        if (!_askedToStop)
        {
            _askedToStop = true;
            return "Esc again stops reading; what was read stays";
        }

        return Context.Commands.StopReading() ? null : "nothing to cancel; q quits";
    }

    private string? Quit()
    {
        if (views.Back())
        {
            return null;
        }

        if (Context.Commands.HasUnsaved && !_asked)
        {
            _asked = true;
            return "these packets stand in no file: s saves them, q again leaves";
        }

        State.IsEnding = true;
        return null;
    }
}

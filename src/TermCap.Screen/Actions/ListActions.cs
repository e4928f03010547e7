using TermCap.Screen.Keys;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.State;
using TermCap.Screen.Text;

namespace TermCap.Screen.Actions;

/// <summary>What is done with the rows of the packet list.</summary>
internal sealed class ListActions(ScreenWindow window) : IActionSet
{
    private PaneContext Context => window.Context;

    private ScreenState State => window.Context.State;

    /// <inheritdoc/>
    public void AddTo(ActionMap map)
    {
        map[ScreenAction.FollowTail] = FollowTail;
        map[ScreenAction.Fold] = () => State.Focus == PaneKind.Detail ? window.Detail.ToggleFold() : window.List.ToggleFold();
        map[ScreenAction.FoldAll] = FoldAll;
        map[ScreenAction.NextPane] = () => MoveFocus(1);
        map[ScreenAction.PreviousPane] = () => MoveFocus(-1);
        map[ScreenAction.Maximise] = Maximise;
        map[ScreenAction.NextProblem] = () => Problem(1);
        map[ScreenAction.PreviousProblem] = () => Problem(-1);
        map[ScreenAction.Phantoms] = Phantoms;
        map[ScreenAction.Mark] = Mark;
        map[ScreenAction.TimeFormat] = NextTimeFormat;
    }

    private string? FollowTail()
    {
        window.List.SetFollowing(!window.List.IsFollowing);
        return null;
    }

    private string? FoldAll()
    {
        if (window.List.Walker.IsEmpty)
        {
            return "no packets";
        }

        window.List.ToggleAll();
        return null;
    }

    private string? MoveFocus(int step)
    {
        if (!State.IsDetailOpen)
        {
            return "one pane only; Enter opens the detail";
        }

        State.Focus = (PaneKind)(((int)State.Focus + step + 3) % 3);
        return null;
    }

    private string? Maximise()
    {
        if (!State.IsDetailOpen && !State.IsMaximised && window.Strip.Visible == false)
        {
            return "one pane only; Enter opens the detail";
        }

        State.IsMaximised = !State.IsMaximised;
        return null;
    }

    private string? Problem(int step)
    {
        Context.Begin(new SearchWork(window, step, State.LeastProblem));
        return null;
    }

    private string? Phantoms()
    {
        (State.LeastProblem, string words) = State.LeastProblem switch
        {
            Severity.Notice => (Severity.Phantom, "n and N stop at whatever is apparent too"),
            Severity.Phantom => (Severity.Sign, "n and N stop at real problems, duplicate ACKs and out-of-order too"),
            _ => (Severity.Notice, "n and N stop at loss, gaps, resets and zero windows"),
        };
        Context.Say(words);
        return null;
    }

    private string? Mark() =>
        window.List.SelectedPacket is { } packet ? Context.Commands.ToggleMark(packet.Number) : "no packet here";

    private string? NextTimeFormat()
    {
        State.TimeFormat = (TimeFormat)(((int)State.TimeFormat + 1) % Enum.GetValues<TimeFormat>().Length);
        Context.Say("times: " + State.TimeFormat switch
        {
            TimeFormat.Local => "local clock",
            TimeFormat.Utc => "UTC",
            TimeFormat.SincePrevious => "since the packet before",
            _ => "since the start",
        });
        return null;
    }
}

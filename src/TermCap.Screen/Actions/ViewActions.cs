using TermCap.Screen.Keys;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.State;

namespace TermCap.Screen.Actions;

/// <summary>From view to view, and into the prompt for filter and place.</summary>
internal sealed class ViewActions(ScreenWindow window, PromptHistory history) : IActionSet
{
    private PaneContext Context => window.Context;

    private ScreenState State => window.Context.State;

    /// <inheritdoc/>
    public void AddTo(ActionMap map)
    {
        map[ScreenAction.Packets] = () => Show(ViewKind.Packets, "these are the packets");
        map[ScreenAction.Conversations] = () => Show(ViewKind.Conversations, "these are the conversations");
        map[ScreenAction.Interfaces] = () => Show(ViewKind.Interfaces, "these are the interfaces");
        map[ScreenAction.Events] = () => Show(ViewKind.Events, "these are the events");
        map[ScreenAction.Help] = ShowHelp;
        map[ScreenAction.Why] = ShowWhy;
        map[ScreenAction.FollowStream] = FollowStream;
        map[ScreenAction.Open] = Open;
        map[ScreenAction.Filter] = TypeFilter;
        map[ScreenAction.GoTo] = TypeGoTo;
    }

    /// <summary>Goes back one view.</summary>
    /// <returns>False where there is none to go back to.</returns>
    public bool Back()
    {
        if (State.View != ViewKind.Packets)
        {
            bool isOverlay = (State.View & (ViewKind.Help | ViewKind.Why | ViewKind.Follow)) != 0;
            State.View = isOverlay && State.Before != State.View ? State.Before : ViewKind.Packets;
            State.Before = ViewKind.Packets;
            return true;
        }

        if (State.Focus != PaneKind.List)
        {
            (State.Focus, State.IsMaximised) = (PaneKind.List, false);
            return true;
        }

        return false;
    }

    /// <summary>Sets a filter that a view made, and shows its packets.</summary>
    public string? Apply(string filter)
    {
        if (filter.Length == 0)
        {
            return "no filter says that";
        }

        FilterAnswer answer = Context.Commands.SetFilter(filter);
        if (answer.Error is not null)
        {
            return answer.Error;
        }

        FilterApplied();
        return null;
    }

    /// <summary>Takes the filter away.</summary>
    public string? ClearFilter()
    {
        _ = Context.Commands.SetFilter("");
        FilterApplied();
        return null;
    }

    private void FilterApplied()
    {
        long number = window.List.SelectedPacket?.Number ?? 0;
        bool following = window.List.IsFollowing;
        Context.Model.Refresh();
        window.List.FilterChanged(number);
        window.List.SetFollowing(following);
        window.ForgetDetail();
        (State.View, State.Before) = (ViewKind.Packets, ViewKind.Packets);
    }

    private string? Show(ViewKind view, string whyNot)
    {
        if (State.View == view)
        {
            return whyNot;
        }

        (State.Before, State.View) = (State.View, view);
        return null;
    }

    private string? ShowHelp()
    {
        window.Help.Invalidate();
        window.Help.Restart();
        return State.View == ViewKind.Help ? Show(ViewKind.Packets, "") : Show(ViewKind.Help, "");
    }

    private string? ShowWhy()
    {
        if (window.List.SelectedPacket is null)
        {
            return "no packet here";
        }

        window.Why.Show(Context.Model.Explain(window.List.Selected.Position));
        return Show(ViewKind.Why, "");
    }

    private string? FollowStream()
    {
        int stream = State.View == ViewKind.Conversations
            ? window.Conversations.SelectedItem?.Stream ?? -1
            : window.List.SelectedPacket?.Stream ?? -1;
        if (stream < 0)
        {
            return "no TCP stream here";
        }

        Context.Begin(new FollowWork(window, Context.Model.Follow(stream), () => Show(ViewKind.Follow, "")));
        return null;
    }

    private string? Open() => State.View switch
    {
        ViewKind.Conversations => window.Conversations.SelectedItem is { } conversation ? Apply(conversation.Filter) : "no conversation here",
        ViewKind.Interfaces => window.Interfaces.SelectedDevice is { } device ? Apply($"pair.iface == \"{device.Name}\"") : "no interface here",
        ViewKind.Events => GoToEvent(),
        _ => ToggleDetail(),
    };

    private string? ToggleDetail()
    {
        if (!State.IsDetailOpen && window.List.SelectedPacket is null)
        {
            return "no packet here";
        }

        State.IsDetailOpen = !State.IsDetailOpen;
        (State.Focus, State.IsMaximised) = (PaneKind.List, false);
        window.ForgetDetail();
        return null;
    }

    private string? GoToEvent()
    {
        if (window.Events.SelectedItem is not { } happened)
        {
            return "no event here";
        }

        long position = Context.Model.FindNumber(happened.BeforePacket);
        window.List.GoTo(position < 0 ? Context.Model.End : position);
        return Show(ViewKind.Packets, "");
    }

    private string? TypeFilter()
    {
        FilterPurpose purpose = new(Context.Model, Context.Commands, history.Filters, FilterApplied);
        State.Prompt = new PromptState(" /", Context.Model.Filter, purpose);
        return null;
    }

    private string? TypeGoTo()
    {
        if (window.List.Walker.IsEmpty)
        {
            return "no packets";
        }

        State.Prompt = new PromptState(" go to :", "", new GoToPurpose(Context.Model, Context.Time.LocalTimeZone, window.List.GoTo));
        return null;
    }
}

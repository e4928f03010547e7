using TermCap.Screen.Keys;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.State;
using TermCap.Screen.Text;

namespace TermCap.Screen.Actions;

/// <summary>Saves, and tells how far a save is.</summary>
internal sealed class SaveActions(ScreenWindow window) : IActionSet
{
    private const int NameCells = 50;

    private ISaveJob? _job;
    private SaveRequest? _request;

    private PaneContext Context => window.Context;

    /// <summary>Whether a save runs.</summary>
    public bool IsRunning => _job is not null;

    /// <inheritdoc/>
    public void AddTo(ActionMap map)
    {
        map[ScreenAction.Save] = () => Ask(withCopies: false);
        map[ScreenAction.SaveWithCopies] = () => Ask(withCopies: true);
        map[ScreenAction.Record] = Record;
    }

    /// <summary>Gives up the save that runs.</summary>
    public void Cancel()
    {
        _job?.Cancel();
        _job = null;
        Context.Say("save cancelled; nothing was written");
    }

    /// <summary>What the footer says of the save that runs; empty for none.</summary>
    public string Progress() =>
        _job?.Progress is { } progress
            ? $"saving {NumberText.Short(progress.Packets)}{(progress.Total > 0 ? $" of {NumberText.Short(progress.Total)}" : "")} packets, {NumberText.Bytes(progress.Bytes)}  Esc:cancel"
            : "";

    /// <summary>Looks whether the save has ended, and says how.</summary>
    /// <returns>Whether a save runs or has just ended, so that the footer changes.</returns>
    public bool Poll()
    {
        if (_job is null)
        {
            return false;
        }

        SaveProgress progress = _job.Progress;
        if (!progress.IsDone)
        {
            return true;
        }

        _job = null;
        if (progress.FileExists && _request is { } request && Context.State.Prompt is null)
        {
            AskAgain(request);
        }
        else if (progress.Failure is { } failure)
        {
            Context.Say(failure, isError: true);
        }
        else
        {
            string name = Fit.Middle(_request?.Path ?? "", NameCells, Context.Glyphs.Cut);
            Context.Say($"saved {NumberText.Whole(progress.Packets)} packets, {NumberText.Bytes(progress.Bytes)}: {name}");
        }

        return true;
    }

    private string? Ask(bool withCopies)
    {
        if (_job is not null)
        {
            return "a save runs; Esc cancels it";
        }

        if (Context.Model.Status.Packets == 0)
        {
            return "no packets to save";
        }

        SavePurpose purpose = new(Context.Commands, (Scopes(), Stream, withCopies), null, Start);
        Context.State.Prompt = new PromptState(purpose.Label, purpose.Suggested, purpose);
        return null;
    }

    private void AskAgain(SaveRequest request)
    {
        SavePurpose purpose = new(Context.Commands, ([request.Scope], request.Stream, request.WithCopies), request.Path, Start);
        Context.State.Prompt = new PromptState(purpose.Label, request.Path, purpose) { Error = "exists; Enter again overwrites it" };
    }

    private void Start(SaveRequest request)
    {
        _request = request;
        _job = Context.Commands.Save(request);
    }

    private int Stream => window.List.SelectedPacket?.Stream ?? -1;

    // What was singled out by hand comes first.
    private List<SaveScope> Scopes()
    {
        List<SaveScope> scopes = [];
        if (Context.Commands.Marks > 0)
        {
            scopes.Add(SaveScope.Marked);
        }

        if (Context.Model.Filter.Length > 0)
        {
            scopes.Add(SaveScope.Filtered);
        }

        scopes.Add(SaveScope.All);
        if (Stream >= 0)
        {
            scopes.Add(SaveScope.Conversation);
        }

        return scopes;
    }

    private string? Record()
    {
        Context.Say(Context.Commands.ToggleRecording());
        return null;
    }
}

using TermCap.Screen.Model;

namespace TermCap.Screen.State;

/// <summary>A display filter is typed.</summary>
/// <param name="model">Completes and checks.</param>
/// <param name="commands">Sets it.</param>
/// <param name="history">Filters set before, oldest first; the new one is added.</param>
/// <param name="applied">Called when another filter holds.</param>
internal sealed class FilterPurpose(IScreenModel model, IScreenCommands commands, List<string> history, Action applied) : IPromptPurpose
{
    /// <summary>Filters that are remembered; the oldest goes.</summary>
    public const int HistoryMax = 100;

    private IReadOnlyList<string> _completions = [];
    private int _place;
    private string? _completed;

    /// <inheritdoc/>
    public IReadOnlyList<string> History => history;

    /// <inheritdoc/>
    public string? Tab(PromptState prompt)
    {
        if (prompt.Text != _completed)
        {
            _completions = model.Complete(prompt.Text, prompt.Cursor);
            _place = -1;
        }

        if (_completions.Count == 0)
        {
            return "no field begins so";
        }

        _place = (_place + 1) % _completions.Count;
        _completed = _completions[_place];
        prompt.Replace(_completed);
        return null;
    }

    /// <inheritdoc/>
    public void Changed(PromptState prompt)
    {
        FilterAnswer answer = prompt.Text.Length == 0 ? FilterAnswer.Good : model.CheckFilter(prompt.Text);
        (prompt.Error, prompt.ErrorColumn) = (answer.Error, answer.Error is null ? -1 : answer.Column);
    }

    /// <inheritdoc/>
    public bool Accept(PromptState prompt)
    {
        FilterAnswer answer = commands.SetFilter(prompt.Text.Trim());
        if (answer.Error is not null)
        {
            (prompt.Error, prompt.ErrorColumn) = (answer.Error, answer.Column);
            return false;
        }

        if (prompt.Text.Trim() is { Length: > 0 } text)
        {
            history.Remove(text);
            history.Add(text);
            if (history.Count > HistoryMax)
            {
                history.RemoveAt(0);
            }
        }

        applied();
        return true;
    }
}

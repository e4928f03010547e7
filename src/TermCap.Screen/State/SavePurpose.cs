using TermCap.Screen.Model;

namespace TermCap.Screen.State;

/// <summary>The name of a file to save is typed; Tab takes the next choice of what is saved.</summary>
internal sealed class SavePurpose : IPromptPurpose
{
    private readonly IScreenCommands _commands;
    private readonly IReadOnlyList<SaveScope> _scopes;
    private readonly bool _withCopies;
    private readonly int _stream;
    private readonly Action<SaveRequest> _start;
    private readonly string? _existing;
    private int _place;
    private string _suggested;

    /// <param name="commands">Suggests names.</param>
    /// <param name="choices">What can be saved now, the likeliest first; the stream for the conversation; whether with copies.</param>
    /// <param name="existing">A name that was refused as it exists: giving it again overwrites; null for none.</param>
    /// <param name="start">Starts to save.</param>
    public SavePurpose(IScreenCommands commands, (IReadOnlyList<SaveScope> Scopes, int Stream, bool WithCopies) choices, string? existing, Action<SaveRequest> start)
    {
        (_commands, _start, _existing) = (commands, start, existing);
        (_scopes, _stream, _withCopies) = choices;
        _suggested = commands.SuggestName(_scopes[0], _withCopies);
    }

    /// <summary>What stands before the name.</summary>
    public string Label => $" save {Words(_scopes[_place])}{(_withCopies ? " with copies" : "")} as: ";

    /// <summary>A good name.</summary>
    public string Suggested => _suggested;

    /// <summary>What would be saved.</summary>
    public SaveScope Scope => _scopes[_place];

    /// <inheritdoc/>
    public IReadOnlyList<string> History => [];

    /// <inheritdoc/>
    public string? Tab(PromptState prompt)
    {
        if (_scopes.Count < 2)
        {
            return "nothing else to save: no filter, no marks";
        }

        bool untouched = prompt.Text == _suggested;
        _place = (_place + 1) % _scopes.Count;
        _suggested = _commands.SuggestName(_scopes[_place], _withCopies);
        prompt.Label = Label;
        if (untouched)
        {
            prompt.Replace(_suggested);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Changed(PromptState prompt)
    {
    }

    /// <inheritdoc/>
    public bool Accept(PromptState prompt)
    {
        string path = prompt.Text.Trim();
        if (path.Length == 0)
        {
            prompt.Error = "a name is needed";
            return false;
        }

        _start(new SaveRequest(path, Scope, _withCopies, _stream, path == _existing));
        return true;
    }

    private static string Words(SaveScope scope) => scope switch
    {
        SaveScope.Filtered => "filtered packets",
        SaveScope.Marked => "marked packets",
        SaveScope.Conversation => "this conversation",
        _ => "all packets",
    };
}

using TermCap.Screen.Keys;

namespace TermCap.Screen.Actions;

/// <summary>The handler of each action.</summary>
internal sealed class ActionMap
{
    private readonly Dictionary<ScreenAction, Func<string?>> _handlers = [];

    /// <summary>Puts a handler; a second one for the same action is an <see cref="ArgumentException"/>.</summary>
    public Func<string?> this[ScreenAction action]
    {
        get => _handlers[action];
        set => _handlers.Add(action, value);
    }

    /// <summary>Whether an action can be handled at all.</summary>
    public bool Has(ScreenAction action) => _handlers.ContainsKey(action);
}

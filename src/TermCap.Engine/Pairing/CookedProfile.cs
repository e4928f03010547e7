namespace TermCap.Engine.Pairing;

/// <summary>How many copies each packet has in a capture that names no interfaces (SLL), as the traffic has shown, for each kind of frame. Immutable.</summary>
public sealed class CookedProfile
{
    private readonly CookedRule[] _rules = new CookedRule[CookedClass.Count];

    internal CookedProfile(IEnumerable<(uint Key, CookedRule Rule)> rules)
    {
        Array.Fill(_rules, CookedRule.Single);
        foreach ((uint key, CookedRule rule) in rules)
        {
            _rules[CookedClass.IndexOf(key)] = rule;
        }
    }

    /// <summary>Nothing is known, nothing is joined.</summary>
    public static CookedProfile None { get; } = new([]);

    /// <summary>Whether anything is joined at all.</summary>
    public bool JoinsAnything => Array.Exists(_rules, rule => rule.Copies > 1);

    internal CookedRule RuleOf(uint key) => _rules[CookedClass.IndexOf(key)];

    internal (Relation Relation, int From) Follow(WalkShape walk, Tap tap) =>
        walk.Last == tap && walk.Taps.Length < RuleOf(tap.Interface).Copies
            ? (tap.IsReceived ? Relation.Up : Relation.Down, walk.Taps.Length - 1)
            : (Relation.None, -1);

    internal WalkWait WaitOf(WalkShape walk) =>
        walk.Taps.Length >= RuleOf(walk.Last.Interface).Copies ? WalkWait.None
        : walk.Last.IsReceived ? WalkWait.Short
        : WalkWait.Long;
}

namespace TermCap.Screen.Keys;

/// <summary>One row of the key table.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Keys">The keys, separated by a blank; the first is the one that the footer shows.</param>
/// <param name="Views">Where it can act. Elsewhere the footer says so.</param>
/// <param name="Does">What it does, in a few words, for help, README and manual.</param>
public sealed record KeyRow(ScreenAction Action, string Keys, ViewKind Views, string Does)
{
    /// <summary>The footer's word; empty for keys that it does not show.</summary>
    public string Footer { get; init; } = "";

    /// <summary>Where it stands in the footer: 1 first; what does not fit is left out from the end.</summary>
    public int FooterRank { get; init; }

    /// <summary>The keys, read once.</summary>
    public IReadOnlyList<KeyStroke> Strokes { get; } = [.. Keys.Split(' ').Select(KeyStroke.Parse)];
}

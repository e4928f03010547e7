namespace TermCap.Screen.Model;

/// <summary>One kind of trouble in the verdict bar.</summary>
/// <param name="Name">A short word: <c>retrans</c>, <c>dup-ack</c>, …</param>
/// <param name="Letter">The letter of the list's flag column.</param>
/// <param name="Real">Counted over packets.</param>
/// <param name="Apparent">What a naive reading of all frames says.</param>
public sealed record VerdictCount(string Name, char Letter, long Real, long Apparent)
{
    /// <summary>Real ones in each second of the last minute, oldest first.</summary>
    public IReadOnlyList<int> LastMinute { get; init; } = [];

    /// <summary>How bad one of them is.</summary>
    public Severity Severity { get; init; } = Severity.Notice;
}

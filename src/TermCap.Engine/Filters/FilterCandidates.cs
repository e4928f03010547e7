namespace TermCap.Engine.Filters;

/// <summary>The words that could stand at a place of a filter.</summary>
/// <param name="Start">Where the word begins that they would replace.</param>
/// <param name="LengthChars">How much of it is typed already.</param>
/// <param name="Words">The candidates, best first.</param>
public sealed record FilterCandidates(int Start, int LengthChars, IReadOnlyList<FilterCandidate> Words);

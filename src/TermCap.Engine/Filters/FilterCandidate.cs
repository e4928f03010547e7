namespace TermCap.Engine.Filters;

/// <summary>A word that could stand in a filter.</summary>
/// <param name="Word">What to put there.</param>
/// <param name="Description">A few words beside it.</param>
public readonly record struct FilterCandidate(string Word, string Description);

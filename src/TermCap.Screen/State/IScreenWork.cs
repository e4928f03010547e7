namespace TermCap.Screen.State;

/// <summary>Something that may take longer than a turn of the screen: it is done in slices, so that keys are answered, and can be given up.</summary>
internal interface IScreenWork
{
    /// <summary>What the footer says while it goes on: <c>looking for a problem 34%</c>.</summary>
    string Words { get; }

    /// <summary>Goes on for about a third of the time between two drawings.</summary>
    /// <returns>True when it is through, well or not; what came of it has been shown.</returns>
    bool Step();
}

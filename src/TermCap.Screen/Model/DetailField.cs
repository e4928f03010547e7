namespace TermCap.Screen.Model;

/// <summary>One line of the detail tree.</summary>
/// <param name="Depth">0 for a layer, 1 for its fields, and so on.</param>
/// <param name="Text">The line.</param>
/// <param name="OffsetBytes">Where its bytes begin in the frame.</param>
/// <param name="LengthBytes">How many they are; 0 for what is not in the frame.</param>
public sealed record DetailField(int Depth, string Text, int OffsetBytes, int LengthBytes)
{
    /// <summary>How much it should stand out.</summary>
    public Severity Severity { get; init; }
}

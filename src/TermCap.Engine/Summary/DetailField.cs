namespace TermCap.Engine.Summary;

/// <summary>A row of the detail tree: a layer or one of its fields, and the bytes that hold it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it says, safe for a terminal; empty where the name says all.</param>
/// <param name="Depth">0 for a layer, one more for each step inward.</param>
/// <param name="Offset">Where its bytes start in the captured frame; -1 when it has none.</param>
/// <param name="LengthBytes">How many bytes; what was not captured of them counts.</param>
public sealed record DetailField(string Name, string Value, int Depth, int Offset, int LengthBytes)
{
    /// <summary>The display filter's name of the field; null when there is none.</summary>
    public string? FilterField { get; init; }

    /// <summary>The value as a display filter takes it; null where the field alone is the filter, or there is none.</summary>
    public string? FilterValue { get; init; }

    /// <summary>The display filter that finds packets like this one by this field; null when there is none.</summary>
    public string? Filter => FilterField is null ? null : FilterValue is null ? FilterField : $"{FilterField} == {FilterValue}";
}

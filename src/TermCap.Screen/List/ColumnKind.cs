namespace TermCap.Screen.List;

/// <summary>How a column is aligned and cut.</summary>
internal enum ColumnKind
{
    /// <summary>Text, cut at its end.</summary>
    Text,

    /// <summary>A figure, aligned to the right; asks for its width and gets it.</summary>
    Figure,

    /// <summary>An endpoint, cut in the middle of its address.</summary>
    Endpoint,

    /// <summary>What is left of the line; scrolls sideways.</summary>
    Rest,
}

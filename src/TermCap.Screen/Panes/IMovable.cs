namespace TermCap.Screen.Panes;

/// <summary>A pane that takes the moving keys.</summary>
internal interface IMovable
{
    /// <summary>Moves.</summary>
    /// <returns>Null, or a short word why it cannot.</returns>
    string? Move(Motion motion);
}

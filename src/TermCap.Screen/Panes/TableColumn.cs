namespace TermCap.Screen.Panes;

/// <summary>One column of a table pane.</summary>
/// <param name="Title">What heads it.</param>
/// <param name="ScreenWidthMin">The width of the pane from which it is shown.</param>
/// <param name="Width">Its cells; 0 for a column that shares what is left with the others of width 0.</param>
/// <param name="Cut">How it is cut and aligned.</param>
/// <param name="Text">What it says of a row.</param>
internal sealed record TableColumn<T>(string Title, int ScreenWidthMin, int Width, List.ColumnKind Cut, Func<T, string> Text)
{
    /// <summary>The width of the pane up to which it is shown: beyond, others say it better.</summary>
    public int ScreenWidthMax { get; init; } = int.MaxValue;

    /// <summary>The most cells that a sharing column takes: what no text needs is left to the right.</summary>
    public int WidthMax { get; init; } = int.MaxValue;
}

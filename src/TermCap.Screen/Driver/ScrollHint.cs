namespace TermCap.Screen.Driver;

/// <summary>Screen rows [Top, Bottom) that moved as one block.</summary>
/// <param name="Top">The first row, from 0.</param>
/// <param name="Bottom">The row after the last.</param>
/// <param name="Rows">How far up they moved; negative for down; 0 for no hint.</param>
internal readonly record struct ScrollHint(int Top, int Bottom, int Rows)
{
    /// <summary>Whether a part of the block stays on the screen.</summary>
    public bool IsUseful => Rows != 0 && Math.Abs(Rows) < Bottom - Top;
}

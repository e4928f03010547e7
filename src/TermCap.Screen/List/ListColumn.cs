using TermCap.Screen.Model;

namespace TermCap.Screen.List;

/// <summary>One column of the packet list.</summary>
/// <param name="Title">What heads it.</param>
/// <param name="ScreenWidthMin">The width of the screen from which it is shown.</param>
/// <param name="WidthMin">It is never narrower.</param>
/// <param name="WidthMax">It never asks for more.</param>
/// <param name="Kind">How it is cut and aligned.</param>
/// <param name="Text">What it says of a packet.</param>
internal sealed record ListColumn(string Title, int ScreenWidthMin, int WidthMin, int WidthMax, ColumnKind Kind, Func<PacketLine, ListColumnContext, string> Text)
{
    /// <summary>The width of the screen from which a longer form of it stands in its place.</summary>
    public int ScreenWidthEnd { get; init; } = int.MaxValue;

    /// <summary>Whether it is shown on a screen so wide.</summary>
    public bool IsShown(int screenWidth) => screenWidth >= ScreenWidthMin && screenWidth < ScreenWidthEnd;
}

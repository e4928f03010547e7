namespace TermCap.Engine.Frames;

/// <summary>The directions' names in JSON, text and on the screen.</summary>
public static class DirectionNames
{
    /// <summary>in or out; null when the capture does not say.</summary>
    public static string? NameOf(Direction direction) => direction switch
    {
        Direction.In => "in",
        Direction.Out => "out",
        _ => null,
    };
}

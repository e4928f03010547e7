namespace TermCap.Engine.Frames;

/// <summary>Which way a frame went at the device that captured it.</summary>
public enum Direction : byte
{
    /// <summary>The capture does not say.</summary>
    Unknown = 0,

    /// <summary>Received.</summary>
    In = 1,

    /// <summary>Sent.</summary>
    Out = 2,
}

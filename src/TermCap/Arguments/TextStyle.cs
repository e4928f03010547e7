namespace TermCap.Arguments;

/// <summary>How the text form is written.</summary>
internal sealed record TextStyle
{
    /// <summary>How times are shown.</summary>
    public TimeStyle Time { get; init; }

    /// <summary>Whether clock times are UTC.</summary>
    public bool IsUtc { get; init; }

    /// <summary>0; 1: notes and roles; 2: the copies under the packet.</summary>
    public int Verbosity { get; init; }

    /// <summary>Whether lines are shorter.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether MAC addresses are shown.</summary>
    public bool HasMacs { get; init; }

    /// <summary>Whether bytes are shown in hexadecimal.</summary>
    public bool HasHex { get; init; }

    /// <summary>Whether bytes are shown as ASCII.</summary>
    public bool HasAscii { get; init; }

    /// <summary>Whether arrows and the like are plain ASCII.</summary>
    public bool IsAscii { get; init; }
}

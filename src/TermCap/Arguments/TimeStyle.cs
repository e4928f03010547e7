namespace TermCap.Arguments;

/// <summary>How text shows times: tcpdump's <c>-t</c> up to five times.</summary>
internal enum TimeStyle
{
    /// <summary>The time of day.</summary>
    Clock = 0,

    /// <summary><c>-t</c>: none.</summary>
    None = 1,

    /// <summary><c>-tt</c>: seconds since 1970.</summary>
    Unix = 2,

    /// <summary><c>-ttt</c>: since the packet before.</summary>
    Delta = 3,

    /// <summary><c>-tttt</c>: with the date.</summary>
    Date = 4,

    /// <summary><c>-ttttt</c>: since the first packet.</summary>
    SinceFirst = 5,
}

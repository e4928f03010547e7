namespace TermCap;

/// <summary>What the process answers; printed by <c>--help</c>. A code is never reused for another meaning.</summary>
internal enum ExitCode
{
    /// <summary>Done. Ctrl-C is how an endless capture ends: that is a success too.</summary>
    Success = 0,

    /// <summary>Failed while running: the device went away, the disk is full. What was captured until then is kept.</summary>
    Failed = 1,

    /// <summary>Wrong usage: an option, a filter, an output that exists, no terminal where a screen was asked for.</summary>
    Usage = 2,

    /// <summary>The input cannot be read or is not a capture.</summary>
    Unreadable = 3,

    /// <summary>Cannot capture: no rights, no such interface, no libpcap.</summary>
    CannotCapture = 4,

    /// <summary>A threshold of <c>report --fail-if</c> was exceeded.</summary>
    ThresholdExceeded = 5,
}

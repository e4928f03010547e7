namespace TermCap.Arguments;

/// <summary>Under which heading a flag stands in the help, the manual page and the README.</summary>
internal enum FlagGroup
{
    /// <summary>Where packets come from.</summary>
    Input,

    /// <summary>How a live capture is made and when it ends.</summary>
    Capture,

    /// <summary>What is written and printed.</summary>
    Output,

    /// <summary>What is known of the host's devices, and the bounds of pairing.</summary>
    Pairing,

    /// <summary>The screen.</summary>
    Screen,

    /// <summary>The rest.</summary>
    Other,

    /// <summary>tcpdump's letters that have nothing to change here.</summary>
    Silent,
}

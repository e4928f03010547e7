namespace TermCap.Screen.Model;

/// <summary>How much a line should stand out. Each has a theme role of its own.</summary>
public enum Severity
{
    /// <summary>As it should be.</summary>
    None = 0,

    /// <summary>A trouble that only the copies cause.</summary>
    Phantom,

    /// <summary>What loss and reordering bring along: duplicate ACK, out-of-order.</summary>
    Sign,

    /// <summary>Worth a look by itself: a gap, zero window, reset.</summary>
    Notice,

    /// <summary>Real loss.</summary>
    Trouble,
}

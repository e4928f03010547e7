namespace TermCap.Engine.Files;

/// <summary>What came of asking an <see cref="InputWindow"/> for bytes.</summary>
internal enum WindowStatus
{
    /// <summary>They are there.</summary>
    Ready,

    /// <summary>They are not there yet.</summary>
    WouldWait,

    /// <summary>The input ends before them, or a stop was asked for.</summary>
    End,

    /// <summary>The input failed before them; <see cref="InputWindow.Failure"/> tells.</summary>
    Failed,
}

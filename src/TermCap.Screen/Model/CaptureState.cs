namespace TermCap.Screen.Model;

/// <summary>What the input is doing.</summary>
public enum CaptureState
{
    /// <summary>A device or a pipe: packets come as they come.</summary>
    Live,

    /// <summary>A file is being read.</summary>
    Reading,

    /// <summary>The end was reached.</summary>
    Done,

    /// <summary>It ended badly; the status carries the sentence.</summary>
    Failed,
}

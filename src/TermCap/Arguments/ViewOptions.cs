namespace TermCap.Arguments;

/// <summary>The command without a word: how packets are shown.</summary>
internal sealed record ViewOptions
{
    /// <summary>Screen, text, JSON, count.</summary>
    public ViewForm Form { get; init; }

    /// <summary>The display filter; empty for none.</summary>
    public string DisplayFilter { get; init; } = "";

    /// <summary>The recording; null for none.</summary>
    public RecordingOptions? Recording { get; init; }

    /// <summary>How text is written.</summary>
    public TextStyle Text { get; init; } = new();

    /// <summary>The screen's theme; null for the one that fits the terminal.</summary>
    public string? Theme { get; init; }

    /// <summary>Whether the mouse is left to the terminal.</summary>
    public bool NoMouse { get; init; }
}

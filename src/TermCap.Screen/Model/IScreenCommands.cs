namespace TermCap.Screen.Model;

/// <summary>What the screen asks for. Called by the screen's thread; nothing blocks.</summary>
public interface IScreenCommands
{
    /// <summary>Sets the display filter (empty: none); rows come with the next refreshes.</summary>
    FilterAnswer SetFilter(string filter);

    /// <summary>Ends the reading of a file early; what was read stays.</summary>
    /// <returns>False where there is nothing to stop.</returns>
    bool StopReading();

    /// <summary>Starts the counters again at zero.</summary>
    void ResetCounters();

    /// <summary>Marks or unmarks a packet.</summary>
    /// <returns>Null, or a short word why not (too many marks).</returns>
    string? ToggleMark(long number);

    /// <summary>Packets that are marked.</summary>
    int Marks { get; }

    /// <summary>Starts or stops a recording.</summary>
    /// <returns>What to say: <c>recording to FILE</c>, or why not.</returns>
    string ToggleRecording();

    /// <summary>A good name for a new file, such as <c>termcap-any-20170803-031802.pcapng</c>.</summary>
    string SuggestName(SaveScope scope, bool withCopies);

    /// <summary>Starts to save.</summary>
    ISaveJob Save(SaveRequest request);

    /// <summary>Whether a live capture runs whose packets stand in no file: then leaving asks once.</summary>
    bool HasUnsaved { get; }
}

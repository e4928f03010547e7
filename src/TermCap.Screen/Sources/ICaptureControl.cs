using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>What the program does for the screen: counters, recording, saving. Called by the screen's thread; nothing blocks.</summary>
public interface ICaptureControl
{
    /// <summary>Ends the reading of a file early; what was read stays.</summary>
    /// <returns>False where there is nothing to stop: a live capture, or a file that was read whole.</returns>
    bool StopReading();

    /// <summary>Whether reading was ended early.</summary>
    bool IsCutShort { get; }

    /// <summary>Starts the counters again at zero.</summary>
    void ResetCounters();

    /// <summary>Starts or stops a recording of cleaned packets.</summary>
    /// <returns>What to say: <c>recording to FILE</c>, <c>recording ended: FILE</c>, or why not.</returns>
    string ToggleRecording();

    /// <summary>Whether a recording is being written.</summary>
    bool IsRecording { get; }

    /// <summary>Whether a live capture runs whose packets stand in no file.</summary>
    bool HasUnsaved { get; }

    /// <summary>A good name for a new file in the current directory.</summary>
    string SuggestName(SaveScope scope, bool withCopies);

    /// <summary>Starts to save beside the screen.</summary>
    ISaveJob Save(SaveRequest request, SaveSelection selection);
}

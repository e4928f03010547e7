namespace TermCap.Screen.Model;

/// <summary>A save that runs beside the screen.</summary>
public interface ISaveJob
{
    /// <summary>How far it is; never blocks.</summary>
    SaveProgress Progress { get; }

    /// <summary>Gives up; the temporary file is removed.</summary>
    void Cancel();
}

using System.Diagnostics;

namespace TermCap.Screen.Actions;

/// <summary>Says when a slice of work has lasted long enough.</summary>
internal readonly struct WorkClock
{
    /// <summary>A third of the time between two frames.</summary>
    private const int SliceMilliseconds = 30;

    private readonly long _started;

    private WorkClock(long started) => _started = started;

    /// <summary>Whether to go on in the next turn.</summary>
    public bool IsOver => Stopwatch.GetElapsedTime(_started).TotalMilliseconds >= SliceMilliseconds;

    /// <summary>Starts a slice.</summary>
    public static WorkClock Start() => new(Stopwatch.GetTimestamp());
}

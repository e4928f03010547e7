using TermCap.Engine.Frames;

namespace TermCap.Capture;

/// <summary>The clock that the kernel stamps frames with: real time, UTC.</summary>
internal static class LiveClock
{
    /// <summary>This moment, to 100 ns.</summary>
    public static Timestamp Now => new((DateTime.UtcNow - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);
}

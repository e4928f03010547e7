using System.Runtime.InteropServices;

namespace TermCap.Screen.Tests;

/// <summary>Processor time of this thread (clock_gettime(2), CLOCK_THREAD_CPUTIME_ID): what else runs on the machine is not in it.</summary>
internal static partial class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Milliseconds so far.</summary>
    public static double Milliseconds
    {
        get
        {
            Span<long> time = stackalloc long[2];
            _ = GetTime(ThreadProcessorTime, ref time[0]);
            return (time[0] * 1e3) + (time[1] / 1e6);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, ref long time);
}

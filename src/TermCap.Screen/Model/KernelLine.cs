namespace TermCap.Screen.Model;

/// <summary>One of the kernel's counters, and beside it what the packets show.</summary>
/// <param name="Field">Its name in /proc/net/snmp or /proc/net/netstat.</param>
/// <param name="Words">What it counts.</param>
/// <param name="Kernel">The kernel's count since the capture began, or since the counters were reset.</param>
/// <param name="KernelPerSecond">How much of that in the last second.</param>
public sealed record KernelLine(string Field, string Words, long Kernel, long KernelPerSecond)
{
    /// <summary>The same counted from the packets; null where packets do not show it.</summary>
    public long? Ours { get; init; }

    /// <summary>How much of that in the last second; null with <see cref="Ours"/>.</summary>
    public long? OursPerSecond { get; init; }
}

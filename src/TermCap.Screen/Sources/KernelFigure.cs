namespace TermCap.Screen.Sources;

/// <summary>One counter of the kernel.</summary>
/// <param name="Field">Its name in /proc/net/snmp or /proc/net/netstat.</param>
/// <param name="Words">What it counts.</param>
/// <param name="Sum">How much it grew since the capture began, or since its counters were reset.</param>
/// <param name="LastSecond">How much of that in the last second.</param>
public sealed record KernelFigure(string Field, string Words, long Sum, long LastSecond);

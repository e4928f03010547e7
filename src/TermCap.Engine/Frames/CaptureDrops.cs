namespace TermCap.Engine.Frames;

/// <summary>Frames lost by the capture itself, since its start.</summary>
/// <param name="Ring">The kernel's ring was full (ps_drop, kept in 64 bits).</param>
/// <param name="Interface">The devices' own drops (ps_ifdrop and sysfs).</param>
public readonly record struct CaptureDrops(ulong Ring, ulong Interface);

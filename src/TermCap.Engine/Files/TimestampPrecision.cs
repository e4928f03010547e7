namespace TermCap.Engine.Files;

/// <summary>How fine the times of a file are, as far as the pcap formats tell them apart.</summary>
public enum TimestampPrecision : byte
{
    /// <summary>Microseconds, or coarser.</summary>
    Microseconds,

    /// <summary>Finer than microseconds.</summary>
    Nanoseconds,
}

namespace TermCap.Engine.Filters;

/// <summary>What a field holds, and so what it can be compared with.</summary>
public enum FilterFieldType
{
    /// <summary>It is there or it is not; it has no value.</summary>
    Presence,

    /// <summary>A protocol: it is there or it is not; its bytes can be searched.</summary>
    Protocol,

    /// <summary>True or false (1 or 0).</summary>
    Boolean,

    /// <summary>A whole number, decimal or 0x hexadecimal.</summary>
    Number,

    /// <summary>A span of time in seconds, up to nine decimals.</summary>
    Seconds,

    /// <summary>A span of time in microseconds, up to three decimals.</summary>
    Microseconds,

    /// <summary>A moment in UTC, as in "2026-11-22 10:00:00.5".</summary>
    Moment,

    /// <summary>An IPv4 address, or a network in CIDR form.</summary>
    IPv4,

    /// <summary>An IPv6 address, or a network in CIDR form.</summary>
    IPv6,

    /// <summary>A MAC address.</summary>
    Mac,

    /// <summary>One of a closed list of words.</summary>
    Word,

    /// <summary>Text; compared without regard to case by <c>matches</c> only.</summary>
    Text,

    /// <summary>Bytes: compared with text or with hexadecimal bytes as in 47:45:54.</summary>
    Bytes,
}

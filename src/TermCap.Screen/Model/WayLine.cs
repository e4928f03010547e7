namespace TermCap.Screen.Model;

/// <summary>What one side of a conversation sent, and how it fared. What was not seen is null.</summary>
/// <param name="Packets">Packets.</param>
/// <param name="Bytes">Payload, repetitions included.</param>
public sealed record WayLine(long Packets, long Bytes)
{
    /// <summary>Nothing sent.</summary>
    public static WayLine Nothing { get; } = new(0, 0);

    /// <summary>Smoothed round trip (RFC 6298), its variation, and the last sample, in nanoseconds.</summary>
    public long? SmoothedNanoseconds { get; init; }

    /// <inheritdoc cref="SmoothedNanoseconds"/>
    public long? VariationNanoseconds { get; init; }

    /// <inheritdoc cref="SmoothedNanoseconds"/>
    public long? LastNanoseconds { get; init; }

    /// <summary>Bytes sent and not acknowledged.</summary>
    public long? InFlightBytes { get; init; }

    /// <summary>The window that it advertised last, in bytes, and the shift of it.</summary>
    public long? WindowBytes { get; init; }

    /// <inheritdoc cref="WindowBytes"/>
    public int? WindowScale { get; init; }

    /// <summary>Its retransmissions, and how many of its packets they are (0 to 1).</summary>
    public long Retransmissions { get; init; }

    /// <inheritdoc cref="Retransmissions"/>
    public double RetransmissionRate { get; init; }

    /// <summary>For how long its window was shut, in nanoseconds.</summary>
    public long ZeroWindowNanoseconds { get; init; }
}

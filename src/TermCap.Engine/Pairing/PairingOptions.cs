using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>The bounds of pairing (design.md 6.3, rule 6) and what a run hands in.</summary>
public sealed record PairingOptions
{
    /// <summary>How long a sent packet waits for the copies below, in nanoseconds (<c>--window</c>): one second, for a slave's queue may hold it that long.</summary>
    public long TransmitWindowNanoseconds { get; init; } = Timestamp.NanosecondsPerSecond;

    /// <summary>How long a received packet waits for the copies above, and any packet for its turn or its witness, in nanoseconds: 20 ms.</summary>
    public long ReceiveWindowNanoseconds { get; init; } = 20_000_000;

    /// <summary>Open groups at most, at least 1; the oldest is closed to make room (<see cref="PairingCounters.EvictedByCount"/>).</summary>
    public int GroupCapacity { get; init; } = 65_536;

    /// <summary>Bytes kept of open groups for comparison, at least one largest frame; the oldest is closed to make room (<see cref="PairingCounters.EvictedByBytes"/>).</summary>
    public int ByteCapacity { get; init; } = 32 * 1024 * 1024;

    /// <summary>Seeds the hash that finds candidates, so that nobody can craft collisions; any value gives the same packets.</summary>
    public long HashSeed { get; init; }

    /// <summary>The smallest snaplen that the inputs state; 0 when none does. Where frames are cut shorter, pairing notices by itself.</summary>
    public int SnapLengthBytes { get; init; }
}

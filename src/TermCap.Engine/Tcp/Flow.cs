using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>One stream: its endpoints and what analysis remembers of both sides. The hot fields; what only the conversations view shows lies in <see cref="FlowRecord"/>.</summary>
internal struct Flow
{
    /// <summary>Before any initial RTT is known.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>The address of side A, which sent the first packet.</summary>
    public IpAddress128 AddressA;

    public IpAddress128 AddressB;
    public ushort PortA;
    public ushort PortB;
    public uint Hash;

    /// <summary>The next flow of the same bucket; -1 at the end. In a free slot, the next free one.</summary>
    public int NextInBucket;

    /// <summary>The stream's number; -1 in a free slot.</summary>
    public int Stream;

    public Completeness Completeness;

    /// <summary>Whether the table still finds it: a stream that was succeeded by another on the same ports is kept for the list only.</summary>
    public bool IsCurrent;

    /// <summary>Whether it stands among the closed ones, which are evicted first.</summary>
    public bool IsClosed;

    /// <summary>When the last SYN without ACK came; <see cref="Unknown"/> before.</summary>
    public long SynTime;

    /// <summary>From the last SYN to the first ACK-flagged packet without SYN; <see cref="Unknown"/> before.</summary>
    public long InitialRtt;

    public FlowSide A;
    public FlowSide B;
}

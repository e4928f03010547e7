namespace TermCap.Engine.Pairing;

/// <summary>In what a copy differs from its packet's first copy (design.md 6.3, rule 10).</summary>
[Flags]
public enum CopyDifferences : byte
{
    /// <summary>In nothing that counts.</summary>
    None = 0,

    /// <summary>VLAN tags in the captured bytes.</summary>
    Vlan = 1,

    /// <summary>The L4 or the IPv4 header checksum.</summary>
    Checksum = 2,

    /// <summary>The ECN bits (a queue marked the packet).</summary>
    Ecn = 4,

    /// <summary>MAC addresses, in ARP also those inside.</summary>
    Mac = 8,

    /// <summary>The length: a slice, or padding.</summary>
    Length = 16,

    /// <summary>TTL or hop limit: the packet was forwarded.</summary>
    Ttl = 32,

    /// <summary>A received copy with another time stamp than the first.</summary>
    Time = 64,
}

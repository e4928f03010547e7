namespace TermCap.Engine.Frames;

/// <summary>The link types that TermCap reads, with the numbers of the pcap file formats (LINKTYPE_ values).</summary>
public enum LinkType : ushort
{
    /// <summary>BSD loopback: four bytes of address family in the writer's byte order.</summary>
    Null = 0,

    /// <summary>Ethernet (IEEE 802.3).</summary>
    Ethernet = 1,

    /// <summary>Raw IP as some systems number it (DLT_RAW 12).</summary>
    RawDlt12 = 12,

    /// <summary>Raw IP as OpenBSD numbers it (DLT_RAW 14).</summary>
    RawDlt14 = 14,

    /// <summary>Raw IP: the version nibble tells IPv4 from IPv6.</summary>
    Raw = 101,

    /// <summary>OpenBSD loopback: four bytes of address family in network byte order.</summary>
    Loop = 108,

    /// <summary>Linux cooked v1: 16 bytes, no interface.</summary>
    LinuxSll = 113,

    /// <summary>Raw IPv4.</summary>
    IPv4 = 228,

    /// <summary>Raw IPv6.</summary>
    IPv6 = 229,

    /// <summary>Linux cooked v2: 20 bytes, with the interface index.</summary>
    LinuxSll2 = 276,
}

namespace TermCap.Engine.Pairing;

/// <summary>How well a frame's bytes alone name its packet, where no interface is known (SLL). Copies are always of one kind.</summary>
internal enum CookedKind : byte
{
    /// <summary>IPv4 with an identification: a sender counts it on, so no two of its packets have the same bytes within seconds.</summary>
    Unique = 0,

    /// <summary>TCP with payload, which may be sent again with the same bytes.</summary>
    TcpData,

    /// <summary>TCP without payload: duplicate ACKs come with the same bytes and microseconds apart.</summary>
    TcpEmpty,

    /// <summary>UDP without an identification.</summary>
    Udp,

    /// <summary>ARP, ICMPv6 and the rest.</summary>
    Other,

    /// <summary>What slaves send and get by themselves (LACP, LLDP, STP, learning packets): two of them with the same bytes are no walk.</summary>
    BySlave,
}

namespace TermCap.Engine.Wire;

/// <summary>The packet type of the cooked headers (sll_pkttype in packet(7)).</summary>
public enum CookedPacketType : byte
{
    /// <summary>To this host.</summary>
    ToUs = 0,

    /// <summary>Link-layer broadcast.</summary>
    Broadcast = 1,

    /// <summary>Link-layer multicast.</summary>
    Multicast = 2,

    /// <summary>To another host; also an own frame that came back.</summary>
    OtherHost = 3,

    /// <summary>Sent by this host.</summary>
    Outgoing = 4,

    /// <summary>The link header does not say.</summary>
    Unknown = 255,
}

namespace TermCap.Engine.Summary;

/// <summary>What a protocol lies in.</summary>
internal enum ProtocolCarrier
{
    /// <summary>The link layer, by EtherType.</summary>
    Link,

    /// <summary>IEEE 802.2 LLC, by the destination's service access point.</summary>
    Llc,

    /// <summary>IPv4 or IPv6, by protocol number.</summary>
    Ip,

    /// <summary>TCP, by port.</summary>
    Tcp,

    /// <summary>UDP, by port.</summary>
    Udp,
}

namespace TermCap.Engine.Pairing;

/// <summary>Where, from the network layer's first byte on, stands what copies of one packet may differ in.</summary>
internal struct ContentLayout
{
    /// <summary>The network layer's length on the wire, padding left out.</summary>
    public int NetworkLengthBytes;

    /// <summary>The L4 header; -1 without one.</summary>
    public int TransportOffset;

    /// <summary>The TCP header inside a readable tunnel; -1 without one.</summary>
    public int InnerTcpOffset;

    public ushort EtherType;

    public byte IpVersion;

    public byte Protocol;
}

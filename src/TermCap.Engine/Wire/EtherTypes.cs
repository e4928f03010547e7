namespace TermCap.Engine.Wire;

/// <summary>The EtherTypes that TermCap acts on (IEEE 802 Numbers, IANA).</summary>
public static class EtherTypes
{
    /// <summary>Below this an EtherType field is an IEEE 802.3 length.</summary>
    public const ushort FirstType = 0x0600;

    public const ushort IPv4 = 0x0800;
    public const ushort Arp = 0x0806;
    public const ushort TransparentEthernet = 0x6558;
    public const ushort Vlan = 0x8100;
    public const ushort IPv6 = 0x86DD;
    public const ushort Slow = 0x8809;
    public const ushort MplsUnicast = 0x8847;
    public const ushort MplsMulticast = 0x8848;
    public const ushort PppoeSession = 0x8864;
    public const ushort ProviderVlan = 0x88A8;
    public const ushort Lldp = 0x88CC;
    public const ushort Loopback = 0x9000;

    /// <summary>The tag type of QinQ before IEEE 802.1ad.</summary>
    public const ushort OldQinQ = 0x9100;

    /// <summary>Whether a VLAN tag follows.</summary>
    public static bool IsVlan(ushort etherType) => etherType is Vlan or ProviderVlan or OldQinQ;
}

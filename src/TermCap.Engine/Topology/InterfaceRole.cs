namespace TermCap.Engine.Topology;

/// <summary>An interface's place at a moment; the closed list of design.md 13.</summary>
public enum InterfaceRole : byte
{
    /// <summary>None of the others.</summary>
    Other = 0,

    /// <summary>A bond's or team's master.</summary>
    Master,

    /// <summary>The slave that an active-backup, tlb or alb bond uses now.</summary>
    ActiveSlave,

    /// <summary>A slave that waits.</summary>
    BackupSlave,

    /// <summary>A slave of a bond or team where all work, or whose state is not known.</summary>
    Slave,

    /// <summary>A VLAN device.</summary>
    Vlan,

    /// <summary>A bridge.</summary>
    Bridge,

    /// <summary>A port of a bridge.</summary>
    BridgePort,

    /// <summary>A macvlan, macvtap or ipvlan device.</summary>
    Macvlan,

    /// <summary>A tunnel device.</summary>
    Tunnel,
}

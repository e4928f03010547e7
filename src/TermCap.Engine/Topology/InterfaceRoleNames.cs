namespace TermCap.Engine.Topology;

/// <summary>The roles' names in JSON and their words for people: one table for every writer, live list and screen (design.md 13).</summary>
public static class InterfaceRoleNames
{
    private static readonly (InterfaceRole Role, string Name, string Words)[] Rows =
    [
        (InterfaceRole.Other, "other", ""),
        (InterfaceRole.Master, "master", "master"),
        (InterfaceRole.ActiveSlave, "active-slave", "active slave"),
        (InterfaceRole.BackupSlave, "backup-slave", "backup slave"),
        (InterfaceRole.Slave, "slave", "slave"),
        (InterfaceRole.Vlan, "vlan", "vlan"),
        (InterfaceRole.Bridge, "bridge", "bridge"),
        (InterfaceRole.BridgePort, "bridge-port", "bridge port"),
        (InterfaceRole.Macvlan, "macvlan", "macvlan"),
        (InterfaceRole.Tunnel, "tunnel", "tunnel"),
    ];

    /// <summary>The name in JSON, a closed list: <c>active-slave</c>.</summary>
    public static string NameOf(InterfaceRole role) => Rows[(int)role].Name;

    /// <summary>The words on a screen: <c>active slave</c>; empty where there is no role worth a word.</summary>
    public static string WordsOf(InterfaceRole role) => Rows[(int)role].Words;
}

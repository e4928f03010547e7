namespace TermCap.Engine.Topology;

/// <summary>The kinds' names as <c>ip -details link</c> prints them (IFLA_INFO_KIND), one table for reading and writing.</summary>
public static class InterfaceKindNames
{
    private static readonly (string Name, InterfaceKind Kind)[] Rows =
    [
        ("other", InterfaceKind.Other),
        ("physical", InterfaceKind.Physical),
        ("loopback", InterfaceKind.Loopback),
        ("bond", InterfaceKind.Bond),
        ("team", InterfaceKind.Team),
        ("bridge", InterfaceKind.Bridge),
        ("vlan", InterfaceKind.Vlan),
        ("macvlan", InterfaceKind.Macvlan),
        ("macvtap", InterfaceKind.Macvlan),
        ("ipvlan", InterfaceKind.Macvlan),
        ("ipvtap", InterfaceKind.Macvlan),
        ("veth", InterfaceKind.Veth),
        ("tunnel", InterfaceKind.Tunnel),
        ("gre", InterfaceKind.Tunnel),
        ("gretap", InterfaceKind.Tunnel),
        ("erspan", InterfaceKind.Tunnel),
        ("ip6gre", InterfaceKind.Tunnel),
        ("ip6gretap", InterfaceKind.Tunnel),
        ("ip6erspan", InterfaceKind.Tunnel),
        ("ip6tnl", InterfaceKind.Tunnel),
        ("ipip", InterfaceKind.Tunnel),
        ("sit", InterfaceKind.Tunnel),
        ("vti", InterfaceKind.Tunnel),
        ("vti6", InterfaceKind.Tunnel),
        ("vxlan", InterfaceKind.Tunnel),
        ("geneve", InterfaceKind.Tunnel),
        ("bareudp", InterfaceKind.Tunnel),
        ("wireguard", InterfaceKind.Tunnel),
        ("xfrm", InterfaceKind.Tunnel),
        ("tun", InterfaceKind.Tunnel),
        ("gtp", InterfaceKind.Tunnel),
    ];

    /// <summary>The kind of this name; Other for a name that is not known.</summary>
    public static InterfaceKind Parse(string? name) => Array.Find(Rows, row => row.Name == name).Kind;

    /// <summary>The first name of a kind.</summary>
    public static string NameOf(InterfaceKind kind) => Array.Find(Rows, row => row.Kind == kind).Name;
}

using TermCap.Engine.Topology;

namespace TermCap.Capture.Hosts;

/// <summary>What the kernel's names for kinds of devices mean here.</summary>
internal static class LinkKinds
{
    private const ushort HardwareEthernet = 1;
    private const ushort HardwareLoopback = 772;
    private const ushort HardwareWireless = 801;
    private const ushort HardwareInfiniband = 32;

    // ARPHRD_TUNNEL, TUNNEL6, SIT, IPGRE, IP6GRE: sysfs says no more than this of tunnels.
    private const ushort HardwareIpip = 768;
    private const ushort HardwareIp6Tunnel = 769;
    private const ushort HardwareSit = 776;
    private const ushort HardwareGre = 778;
    private const ushort HardwareIp6Gre = 823;

    /// <summary>The kind of a device by its driver family (IFLA_INFO_KIND, or DEVTYPE in sysfs) and hardware type (ARPHRD_).</summary>
    public static InterfaceKind Of(string kind, ushort hardwareType) => kind switch
    {
        "bond" => InterfaceKind.Bond,
        "team" => InterfaceKind.Team,
        "bridge" => InterfaceKind.Bridge,
        "vlan" => InterfaceKind.Vlan,
        "macvlan" or "macvtap" or "ipvlan" or "ipvtap" => InterfaceKind.Macvlan,
        "veth" => InterfaceKind.Veth,
        "gre" or "gretap" or "ip6gre" or "ip6gretap" or "erspan" or "ip6erspan" or "ipip" or "ip6tnl" or "sit" or "vti" or "vti6"
            or "vxlan" or "geneve" or "wireguard" or "xfrm" or "gtp" or "bareudp" or "ppp" or "ovpn" => InterfaceKind.Tunnel,

        // A tap is a virtual machine's network card; a tun carries bare IP that some program wraps.
        "tun" => hardwareType == HardwareEthernet ? InterfaceKind.Physical : InterfaceKind.Tunnel,
        "" or "wlan" => hardwareType switch
        {
            HardwareLoopback => InterfaceKind.Loopback,
            HardwareEthernet or HardwareWireless or HardwareInfiniband => InterfaceKind.Physical,
            HardwareIpip or HardwareIp6Tunnel or HardwareSit or HardwareGre or HardwareIp6Gre => InterfaceKind.Tunnel,
            _ => InterfaceKind.Other,
        },
        _ => InterfaceKind.Other,
    };

    /// <summary>Whether the device that it names as its lower (iflink) passes frames up to it.</summary>
    public static bool StandsOnLower(string kind) =>
        kind is "vlan" or "macvlan" or "macvtap" or "ipvlan" or "ipvtap" or "vxlan" or "macsec" or "dsa";

    /// <summary>operstate as sysfs prints it (net/core/net-sysfs.c, operstates).</summary>
    public static string StateName(byte state) => state switch
    {
        1 => "notpresent",
        2 => "down",
        3 => "lowerlayerdown",
        4 => "testing",
        5 => "dormant",
        6 => "up",
        _ => "unknown",
    };
}

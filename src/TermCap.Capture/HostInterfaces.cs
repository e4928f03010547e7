using TermCap.Capture.Hosts;
using TermCap.Engine.Topology;

namespace TermCap.Capture;

/// <summary>The network devices of this host and their relations, read from the kernel. Needs neither rights nor libpcap.</summary>
public static class HostInterfaces
{
    /// <summary>Where sysfs is mounted.</summary>
    private const string SysRoot = "/sys";

    private const string ProcRoot = "/proc";

    /// <summary>The devices of this network namespace now.</summary>
    /// <remarks>
    /// From RTNETLINK, which answers for the namespace of the asking process; /sys shows the namespace of whoever mounted it, which differs under <c>nsenter -n</c>.
    /// Where RTNETLINK is refused, or the kernel is too old to tell a bond's mode (before 3.13), from /sys/class/net and /proc/net. Nothing readable: an empty topology.
    /// A team's active port is told to root only.
    /// </remarks>
    public static HostTopology Read()
    {
        using TeamPorts teams = new();
        return Read(teams);
    }

    /// <summary>The same from files below the given roots, for hosts where RTNETLINK is refused and for recorded trees.</summary>
    public static HostTopology ReadFiles(string sysRoot, string procRoot) => SysfsTopology.Read(sysRoot, procRoot);

    /// <summary>The devices now, with what is known of teams by then.</summary>
    internal static HostTopology Read(TeamPorts teams)
    {
        try
        {
            using NetlinkSocket socket = new(groups: 0);
            List<LinkRecord> links = LinkDump.ParseLinks(LinkDump.Links(socket, withStatistics: false));
            teams.Complete(links);
            HostTopology host = TopologyBuilder.Build(links, LinkDump.ParseAddresses(LinkDump.Addresses(socket)));
            return host.Interfaces.Any(device => device is { Kind: InterfaceKind.Bond, BondMode: BondMode.Unknown }) ? ReadFiles(SysRoot, ProcRoot) : host;
        }
        catch (IOException)
        {
            return ReadFiles(SysRoot, ProcRoot);
        }
    }
}

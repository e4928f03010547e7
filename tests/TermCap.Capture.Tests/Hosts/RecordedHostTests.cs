using CsCheck;
using TermCap.Capture.Counters;
using TermCap.Capture.Hosts;
using TermCap.Engine.Topology;

namespace TermCap.Capture.Tests.Hosts;

/// <summary>Hosts with the real drivers, as their kernel told them (tests/captures/topology).</summary>
public sealed class RecordedHostTests
{
    [Theory]
    [InlineData("active-backup")]
    [InlineData("802.3ad")]
    [InlineData("vlan")]
    [InlineData("qinq")]
    [InlineData("bridge-on-bond")]
    [InlineData("container-bridged")]
    [InlineData("team")]
    [InlineData("macvlan")]
    public void Netlink_and_sysfs_give_one_topology(string name)
    {
        HostTopology netlink = Netlink(name);
        HostTopology files = HostInterfaces.ReadFiles(Path.Combine(TestCaptures.Topology(name), "sys"), Path.Combine(TestCaptures.Topology(name), "proc"));
        Assert.Equal(netlink.Interfaces.Length, files.Interfaces.Length);
        foreach ((NetworkInterface one, NetworkInterface other) in netlink.Interfaces.Zip(files.Interfaces))
        {
            // sysfs has no addresses and does not tell a veth from hardware; the arrays of a record compare by reference.
            Assert.Equal(one.Lowers, other.Lowers);
            InterfaceKind kind = one.Kind == InterfaceKind.Veth ? InterfaceKind.Physical : one.Kind;
            Assert.Equal(one with { Kind = kind, Lowers = [], Addresses = [] }, other with { Lowers = [], Addresses = [] });
        }
    }

    [Theory]
    [InlineData("active-backup", "bond1", InterfaceKind.Bond, InterfaceRole.Master)]
    [InlineData("active-backup", "eth2", InterfaceKind.Veth, InterfaceRole.ActiveSlave)]
    [InlineData("active-backup", "eth3", InterfaceKind.Veth, InterfaceRole.BackupSlave)]
    [InlineData("802.3ad", "eth2", InterfaceKind.Veth, InterfaceRole.Slave)]
    [InlineData("vlan", "bond1.100", InterfaceKind.Vlan, InterfaceRole.Vlan)]
    [InlineData("bridge-on-bond", "brx", InterfaceKind.Bridge, InterfaceRole.Bridge)]
    [InlineData("bridge-on-bond", "bond1", InterfaceKind.Bond, InterfaceRole.Master)]
    [InlineData("team", "team0", InterfaceKind.Team, InterfaceRole.Master)]
    [InlineData("team", "eth2", InterfaceKind.Veth, InterfaceRole.Slave)]
    [InlineData("macvlan", "mv0", InterfaceKind.Macvlan, InterfaceRole.Macvlan)]
    [InlineData("active-backup", "lo", InterfaceKind.Loopback, InterfaceRole.Other)]
    public void Each_device_has_its_kind_and_role(string host, string device, InterfaceKind kind, InterfaceRole role)
    {
        HostTopology topology = Netlink(host);
        NetworkInterface found = Assert.Single(topology.Interfaces, one => one.Name == device);
        Assert.Equal((kind, role), (found.Kind, topology.RoleOf(found.Index)));
    }

    [Fact]
    public void A_bond_has_mode_slaves_active_slave_address_and_state()
    {
        HostTopology host = Netlink("active-backup");
        NetworkInterface bond = Assert.Single(host.Interfaces, device => device.Kind == InterfaceKind.Bond);
        Assert.Equal((BondMode.ActiveBackup, 2u, false, false), (bond.BondMode, bond.ActiveSlave, bond.AllSlavesActive, bond.HasArpMonitor));
        Assert.Equal([2u, 3u], bond.Lowers);
        Assert.Equal(["10.0.21.5/24"], bond.Addresses);
        Assert.Equal(("up", TopologySource.Live), (bond.State, host.Source));
        Assert.NotEqual(0UL, bond.Mac);
    }

    [Fact]
    public void The_mode_of_LACP_has_no_active_slave()
    {
        NetworkInterface bond = Assert.Single(Netlink("802.3ad").Interfaces, device => device.Kind == InterfaceKind.Bond);
        Assert.Equal((BondMode.Lacp, null), (bond.BondMode, bond.ActiveSlave));
    }

    [Fact]
    public void A_VLAN_stands_on_its_bond_and_two_tags_on_each_other()
    {
        HostTopology host = Netlink("qinq");
        NetworkInterface[] vlans = [.. host.Interfaces.Where(device => device.Kind == InterfaceKind.Vlan)];
        Assert.Equal([200, 100], vlans.OrderBy(vlan => vlan.Index).Select(vlan => (int)vlan.VlanId));
        Assert.Equal(InterfaceKind.Bond, host.Find(Assert.Single(vlans[0].Lowers))!.Kind);
        Assert.Equal(vlans[0].Index, Assert.Single(vlans[1].Lowers));
    }

    [Fact]
    public void The_devices_counters_stand_in_the_same_answer()
    {
        List<LinkRecord> links = LinkDump.ParseLinks(Bytes("active-backup", "links.bin"));
        Assert.Equal(new InterfaceStatistics(3, 3, 0, 0, 0, 0, 0), Assert.Single(links, link => link.Name == "eth2").Statistics);

        // The backup slave took a broadcast to nobody.
        InterfaceStatistics backup = Assert.Single(links, link => link.Name == "eth3").Statistics;
        Assert.Equal(new InterfaceStatistics(1, 0, 0, 0, 0, 0, ReceiveNoHandler: 1), backup);
        Assert.Equal(new InterfaceStatistics(4, 0, 0, 0, 0, 0, 0), (backup with { ReceivedFrames = 5 }).Since(backup));
        Assert.Equal(backup, backup.Since(backup with { ReceivedFrames = 9, ReceiveNoHandler = 9 }));
    }

    [Fact]
    public void Any_bytes_instead_of_an_answer_throw_nothing()
    {
        byte[] dump = Bytes("vlan", "links.bin");
        Gen.Select(Gen.Int[0, dump.Length - 1], Gen.Byte, Gen.Int[0, dump.Length]).List[1, 8].Sample(
            changes =>
            {
                byte[] changed = [.. dump];
                foreach ((int at, byte value, _) in changes)
                {
                    changed[at] = value;
                }

                byte[] cut = changed[..changes[0].Item3];
                _ = LinkDump.ParseAddresses(cut);
                return LinkDump.ParseLinks(cut).Count <= dump.Length / 32;
            },
            iter: 2000,
            seed: "0000KOIPe6c5");
    }

    [Fact]
    public void The_tree_puts_slaves_under_their_bond_and_the_bond_under_its_bridge()
    {
        string text = InterfaceTree.Text(InterfaceTree.Rows(Netlink("container-bridged")), isAscii: false);
        Assert.Equal(
            """
            any         every device of this host, each frame with its interface
            brx         bridge                            up       10.0.21.5/24
            ├─ bond1    bond, active-backup, active eth2  up
            │  ├─ eth2  active slave                      up
            │  └─ eth3  backup slave                      up
            └─ vc1      bridge port                       up
            lo          loopback                          unknown  127.0.0.1/8

            """,
            text);
    }

    [Fact]
    public void Without_line_drawing_the_tree_still_reads()
    {
        string[] lines = InterfaceTree.Text(InterfaceTree.Rows(Netlink("vlan")), isAscii: true).Split('\n');
        Assert.Equal("bond1         bond, active-backup, active eth2  up", lines[1]);
        Assert.StartsWith("|- bond1.100  vlan 100 ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("|- eth2 ", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("`- eth3 ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_has_names_instead_of_numbers()
    {
        InterfaceRow bond = Assert.Single(InterfaceTree.Rows(Netlink("active-backup")), row => row.Kind == "bond");
        Assert.Equal(("bond1", "master", "active-backup", null, "eth2"), (bond.Name, bond.Role, bond.Mode, bond.Master, bond.ActiveSlave));
        Assert.Equal(["eth2", "eth3"], bond.Lowers);
        Assert.Matches("^([0-9a-f]{2}:){5}[0-9a-f]{2}$", bond.Mac);
    }

    private static HostTopology Netlink(string name) =>
        TopologyBuilder.Build(LinkDump.ParseLinks(Bytes(name, "links.bin")), LinkDump.ParseAddresses(Bytes(name, "addresses.bin")));

    private static byte[] Bytes(string name, string file) => File.ReadAllBytes(Path.Combine(TestCaptures.Topology(name), file));
}

using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Which frames are one packet (design.md 6.3), as tables of walks. 2 and 3 are eth2 and eth3 under bond1, which is 4.</summary>
public sealed class WalkTests
{
    [Theory]
    [InlineData("2<a@1 4<a@1", "1 1")]
    [InlineData("4>a 2>a", "1 1")]
    [InlineData("4>a 4>b 2>a 2>b", "1 2 1 2")]
    [InlineData("4>a 4>b 2>b 2>a", "1 2 2 1")]
    public void A_slave_and_its_master_see_one_packet(string script, string packets) =>
        Assert.Equal(packets, WalkScript.Run(RigBond(), script));

    [Theory]
    [InlineData("4>a 2>a 4>a 2>a", "1 1 2 2")]
    [InlineData("4>a 4>a 2>a 2>a", "1 2 1 2")]
    [InlineData("2<a@1 4<a@1 2<a@9 4<a@9", "1 1 2 2")]
    [InlineData("4>a 4>a 4>a", "1 2 3")]
    public void A_tap_that_comes_again_is_another_packet(string script, string packets) =>
        Assert.Equal(packets, WalkScript.Run(RigBond(), script));

    [Theory]
    [InlineData("2>a 4>a", "1 2")]
    [InlineData("4<a@1 2<a@1", "1 2")]
    [InlineData("4>a 3<a", "1 2")]
    [InlineData("2<a@1 3>a", "1 2")]
    public void A_frame_never_joins_against_the_kernels_order(string script, string packets) =>
        Assert.Equal(packets, WalkScript.Run(RigBond(), script));

    [Theory]
    [InlineData(BondMode.BalanceRoundRobin, "4>a 2>a 3>a", "1 1 2")]
    [InlineData(BondMode.Broadcast, "4>a 2>a 3>a", "1 1 1")]
    [InlineData(BondMode.BalanceRoundRobin, "4>a 4>a 3>a 2>a", "1 2 1 2")]
    public void One_slave_sends_a_packet_but_all_do_in_mode_broadcast(BondMode mode, string script, string packets) =>
        Assert.Equal(packets, WalkScript.Run(PairingRig.Bond(mode), script));

    [Theory]
    [InlineData("2<a@1 4<a@1 5<a@1", "1 1 1")]
    [InlineData("5>a 4>a 2>a", "1 1 1")]
    [InlineData("5>a 2>a", "1 1")]
    [InlineData("2<a@1 4<a@1 5<a@1 6<a@1", "1 1 1 2")]
    public void A_VLAN_takes_the_frame_for_itself(string script, string packets)
    {
        HostTopology topology = PairingRig.Bond(BondMode.ActiveBackup,
            new NetworkInterface(5, "bond1.100", InterfaceKind.Vlan) { Lowers = [4] }, new NetworkInterface(6, "bond1.200", InterfaceKind.Vlan) { Lowers = [4] });
        Assert.Equal(packets, WalkScript.Run(topology, script));
    }

    [Theory]
    [InlineData("2<a@1 4<a@1 7>a@9", "1 1 1")]
    [InlineData("7<a@1 4>a@2 2>a@3", "1 1 1")]
    [InlineData("6>a 7>a 4>a 2>a", "1 1 1 1")]
    [InlineData("7<a@1 6<a@3", "1 1")]
    [InlineData("2<a@1 4<a@1 6<a@1", "1 1 1")]
    public void A_bridge_turns_and_floods(string script, string packets)
    {
        HostTopology topology = new(
        [
            new NetworkInterface(2, "eth2", InterfaceKind.Physical) { Master = 4 },
            new NetworkInterface(4, "bond1", InterfaceKind.Bond) { Lowers = [2], Master = 6 },
            new NetworkInterface(6, "brx", InterfaceKind.Bridge) { Lowers = [4, 7] },
            new NetworkInterface(7, "vc1", InterfaceKind.Veth) { Master = 6 },
        ], TopologySource.Given);
        Assert.Equal(packets, WalkScript.Run(topology, script));
    }

    [Fact]
    public void A_tunnel_device_is_no_link()
    {
        HostTopology topology = PairingRig.Bond(BondMode.ActiveBackup, new NetworkInterface(8, "tun1", InterfaceKind.Tunnel) { Lowers = [4] });
        Assert.Equal("1 1 2", WalkScript.Run(topology, "2<a@1 4<a@1 8<a@1"));
    }

    [Fact]
    public void Without_a_topology_every_frame_is_a_packet_and_is_kept()
    {
        PairingRig rig = new(HostTopology.Unknown);
        Assert.Equal("1 2 3", WalkScript.Run(rig, "4>a 2>a 4>a"));
        Assert.All(rig.Decisions.Values, decision => Assert.True(decision.IsKept));
        Assert.All(rig.Closings.Values, closing => Assert.Equal(Engine.Pairing.PacketNotes.None, closing.Notes));
    }

    [Fact]
    public void Equal_stamps_once_proven_are_a_condition()
    {
        // Three pairs with equal stamps; then the same bytes with another stamp are no pair: a flood by the backup slave, or a lost copy.
        Assert.Equal("1 1 2 2 3 3 4 5", WalkScript.Run(RigBond(), "2<a@1 4<a@1 2<b@2 4<b@2 2<c@3 4<c@3 2<d@4 4<d@5"));
    }

    [Fact]
    public void A_backup_slaves_frame_is_taken_only_where_no_active_slaves_fits() =>
        Assert.Equal("1 2 2", WalkScript.Run(RigBond(), "3<a@1 2<a@3 4<a@5"));

    [Fact]
    public void A_packet_that_waited_too_long_takes_no_copy() =>
        Assert.Equal("1 2 3 4", WalkScript.Run(RigBond(), "2<a@0 2<b@50000 4<a@50001 4<c@50002"));

    private static HostTopology RigBond() => PairingRig.Bond();
}

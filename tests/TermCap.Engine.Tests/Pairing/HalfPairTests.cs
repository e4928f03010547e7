using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Packets of which one half is missing (design.md 6.3, rule 8), and their witnesses (rule 7).</summary>
public sealed class HalfPairTests
{
    // Pairs both ways, so that the capture has shown what is usual.
    private const string Usual = "2<x@1 4<x@1 4>y@2 2>y@3 ";

    [Theory]
    [InlineData("3<a@10 2<b@20 4<b@20", PacketNotes.NotDelivered, false, "at the backup slave")]
    [InlineData("2<a@10 2<b@20 4<b@20", PacketNotes.MasterCopyMissing, true, "the slave's next frame was delivered")]
    [InlineData("2<a@10 2<b@20", PacketNotes.NotDelivered, false, "the slave's next frame was not delivered either")]
    [InlineData("2<a@10", PacketNotes.MasterCopyMissing, true, "none came: as the frame before it")]
    [InlineData("4<a@10", PacketNotes.SlaveCopyMissing, true, "at the master alone")]
    [InlineData("4>a@10", PacketNotes.SlaveCopyMissing, true, "dropped below the master")]
    [InlineData("2>a@10", PacketNotes.MasterCopyMissing, true, "sent at a slave alone")]
    public void A_half_says_what_became_of_the_packet(string script, PacketNotes notes, bool kept, string why)
    {
        PairingRig rig = new(PairingRig.Bond());
        WalkScript.Run(rig, Usual + script);
        Assert.True(rig.Closings[3].Notes == notes, $"{why}: {rig.Closings[3].Notes}");
        Assert.Equal(kept, rig.Decisions[3].IsKept);
    }

    [Theory]
    [InlineData(0x8809)]
    [InlineData(0x88CC)]
    public void Link_local_frames_are_not_delivered(int protocol)
    {
        PairingRig rig = new(PairingRig.Bond());
        WalkScriptFreePair(rig);
        rig.Add(Packets.Sll2(2, false, new byte[60], (ushort)protocol, type: 2), 5000);
        rig.Add(Packets.Sll2(2, true, new byte[60], (ushort)protocol), 6000);
        rig.End();
        Assert.Equal(PacketNotes.NotDelivered, rig.Closings[2].Notes);
        Assert.False(rig.Decisions[2].IsKept);
        Assert.False(rig.Decisions[3].IsKept);
        Assert.Equal(PacketNotes.None, rig.Closings[3].Notes);
    }

    [Fact]
    public void An_own_frame_that_came_back_is_noted()
    {
        PairingRig rig = new(PairingRig.Bond(BondMode.BalanceRoundRobin));
        rig.Add(Packets.Sll2(3, false, Packets.Udp(1), mac: Packets.HostMac, type: 3), 1000);
        rig.Add(Packets.Sll2(4, false, Packets.Udp(1), mac: Packets.HostMac, type: 3), 1000);
        rig.End();
        Assert.Equal(PacketNotes.OwnFrameReturned, rig.Closings[1].Notes);
        Assert.True(rig.Decisions[1].IsKept);
    }

    [Fact]
    public void A_repeat_made_by_the_network_is_noted_by_its_identification()
    {
        PairingRig rig = new(PairingRig.Bond());
        WalkScript.Run(rig, "2<a@1 4<a@1 2<a@9 4<a@9");
        Assert.Equal(PacketNotes.None, rig.Closings[1].Notes);
        Assert.Equal(PacketNotes.NetworkDuplicate, rig.Closings[2].Notes);
    }

    [Fact]
    public void Nothing_is_claimed_while_the_capture_drops()
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(4, true, Packets.Udp(1)), 0);
        rig.Add(Packets.Sll2(2, true, Packets.Udp(1)), 1000);
        rig.Pairer.NoteDrops();
        rig.Add(Packets.Sll2(4, true, Packets.Udp(2)), 2000);
        rig.End();
        Assert.Equal(PacketNotes.None, rig.Closings[2].Notes);
    }

    [Theory]
    [InlineData(false, 1, 0, "sent before the failover: the slave of before lost it")]
    [InlineData(true, 0, 1, "sent behind it: the new one")]
    public void A_sent_packet_is_missed_at_the_slave_that_was_active_when_it_was_sent(bool isSentBehind, long atOld, long atNew, string why)
    {
        HostTopology before = PairingRig.Bond();
        HostTopology after = new(before.Interfaces.Select(device => device.Index == 4 ? device with { ActiveSlave = 3 } : device), before.Source);
        PairingRig rig = new(before);
        rig.Add(Packets.Sll2(4, true, Packets.Udp(1)), 0);
        rig.Add(Packets.Sll2(2, true, Packets.Udp(1)), 1000);
        if (isSentBehind)
        {
            rig.Pairer.SetTopology(after);
        }

        rig.Add(Packets.Sll2(4, true, Packets.Udp(2)), 2000);
        rig.Pairer.SetTopology(after);
        rig.End();
        long Missing(uint slave) => rig.Pairer.Slaves.SingleOrDefault(one => one.Interface == slave)?.MissingPartners ?? 0;
        Assert.True((Missing(2), Missing(3)) == (atOld, atNew), $"{why}: {Missing(2)} at eth2, {Missing(3)} at eth3");
    }

    [Fact]
    public void A_master_that_was_never_captured_lacks_nothing()
    {
        PairingRig rig = new(PairingRig.Bond());
        WalkScript.Run(rig, "2<a 2>b 2<c");
        Assert.All(rig.Closings.Values, closing => Assert.Equal(PacketNotes.None, closing.Notes));
        Assert.All(rig.Decisions.Values, decision => Assert.True(decision.IsKept));
    }

    [Theory]
    [InlineData("2<a@1 4<a@1 5<a@1", 2)]
    [InlineData("5>a 4>a 2>a", 2)]
    [InlineData("4>a 2>a", 1)]
    public void The_masters_copy_stands_for_the_packet(string script, long witness)
    {
        PairingRig rig = new(PairingRig.Bond(BondMode.ActiveBackup, new NetworkInterface(5, "bond1.100", InterfaceKind.Vlan) { Lowers = [4] }));
        WalkScript.Run(rig, script);
        Assert.Equal(witness, rig.Decisions[1].Witness);
    }

    [Fact]
    public void Queueing_is_measured_between_master_and_slave()
    {
        PairingRig rig = new(PairingRig.Bond());
        WalkScript.Run(rig, "4>a@0 2>a@40 4>b@100 2>b@140 4>c@200 2>c@1200");
        SlaveStatistics slave = rig.Pairer.Slaves.Single(slave => slave.Interface == 2);
        Assert.Equal(3, slave.Queueing.Count);
        Assert.InRange(slave.Queueing.Percentile(0.5), 40_000, 42_500);
        Assert.Equal(1_000_000, slave.Queueing.MaxNanoseconds);
    }

    private static void WalkScriptFreePair(PairingRig rig)
    {
        rig.Add(Packets.Sll2(2, false, Packets.Udp(1)), 0);
        rig.Add(Packets.Sll2(4, false, Packets.Udp(1)), 0);
    }
}

using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Captures that lose frames: no two packets become one, whatever is missing (design.md 6.3, rules 5, 8 and 9).</summary>
public sealed class LossTests
{
    private const long Micro = 1_000;

    [Fact]
    public void Bytes_that_come_again_are_left_apart_once_the_capture_has_lost_a_frame()
    {
        PairingRig rig = new(PairingRig.Bond());
        byte[] repeated = Packets.Udp(0);
        rig.Add(Packets.Sll2(4, true, Packets.Udp(1)), 0);
        rig.Add(Packets.Sll2(2, true, Packets.Udp(1)), 40 * Micro);
        Send(rig, repeated, 1_000 * Micro);
        Send(rig, repeated, 1_200 * Micro);
        Assert.Equal(3, rig.Counters.Packets);

        // Sent at the slave and not at its master: what was before is lost.
        rig.Add(Packets.Sll2(2, true, Packets.Udp(2)), 2_000 * Micro);
        Send(rig, repeated, 3_000 * Micro);
        rig.Add(Packets.Sll2(4, true, Packets.Udp(3)), 4_000 * Micro);
        rig.Add(Packets.Sll2(2, true, Packets.Udp(3)), 4_040 * Micro);
        rig.End();
        Assert.Equal(3 + 1 + 2 + 1, rig.Counters.Packets);
        Assert.Equal(1, rig.Counters.LeftApart);
    }

    [Theory]
    [InlineData(900, 1, "the whole's, as all slices of some devices have it")]
    [InlineData(901, 2, "the second slice's, on the first")]
    [InlineData(910, 2, "another: it was sent again")]
    public void A_slice_has_its_wholes_identification_counted_on(ushort identification, long packets, string why)
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(900, 1, 3000)), 0);
        rig.Add(Packets.Sll2(2, true, Packets.Tcp(identification, 1, 1000)), 40 * Micro);
        rig.End();
        Assert.True(packets == rig.Counters.Packets, why);
    }

    [Fact]
    public void A_slave_that_only_gets_what_others_get_is_learnt_to_wait()
    {
        TopologyLearner learner = new();
        for (int at = 0; at < 8; at++)
        {
            Learn(learner, Packets.Sll2(3, false, Packets.Udp((ushort)(at + 1))), (at * 1000) - 5);
            Learn(learner, Packets.Sll2(2, false, Packets.Udp((ushort)(at + 1))), at * 1000);
            Learn(learner, Packets.Sll2(4, false, Packets.Udp((ushort)(at + 1))), at * 1000);
        }

        HostTopology topology = learner.Learn(HostTopology.Unknown).Topology;
        Assert.Equal(InterfaceRole.Master, topology.RoleOf(4));
        Assert.Equal(InterfaceRole.ActiveSlave, topology.RoleOf(2));
        Assert.Equal(InterfaceRole.BackupSlave, topology.RoleOf(3));
    }

    [Fact]
    public void In_a_chain_the_device_above_the_lowest_is_the_master()
    {
        TopologyLearner learner = new();
        for (int at = 0; at < 8; at++)
        {
            foreach (uint device in (uint[])[2, 4, 5])
            {
                Learn(learner, Packets.Sll2(device, false, Packets.Udp((ushort)(at + 1))), at * 1000);
            }
        }

        HostTopology topology = learner.Learn(HostTopology.Unknown).Topology;
        Assert.Equal(InterfaceRole.Master, topology.RoleOf(4));
        Assert.Equal([4u], topology.Find(5)!.Lowers);
    }

    private static void Send(PairingRig rig, byte[] network, long time)
    {
        rig.Add(Packets.Sll2(4, true, network), time);
        rig.Add(Packets.Sll2(2, true, network), time + (40 * Micro));
    }

    private static void Learn(TopologyLearner learner, byte[] frame, long time)
    {
        Engine.Wire.FrameLocator.Locate(frame, frame.Length, Engine.Frames.LinkType.LinuxSll2, Engine.Frames.Direction.Unknown, out Engine.Wire.LocatedFrame located);
        learner.Add(new PairingFrame(ref located, frame) { Frame = 1, TimeNanoseconds = time, Interface = located.InterfaceIndex, OriginalLengthBytes = frame.Length, LinkType = Engine.Frames.LinkType.LinuxSll2 });
    }
}

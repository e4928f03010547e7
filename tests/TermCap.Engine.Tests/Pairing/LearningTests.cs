using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>What traffic alone tells of a host's devices (design.md 6.5), and how little of it is too little.</summary>
public sealed class LearningTests
{
    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void A_link_needs_three_packets(int packets, bool linked)
    {
        TopologyLearner learner = new();
        for (int at = 0; at < packets; at++)
        {
            Add(learner, Packets.Sll2(2, false, Packets.Udp((ushort)at)), at * 1000);
            Add(learner, Packets.Sll2(4, false, Packets.Udp((ushort)at)), at * 1000);
        }

        HostTopology topology = learner.Learn(HostTopology.Unknown).Topology;
        Assert.Equal(linked, topology.Find(4)!.Lowers.Contains(2u));
        Assert.Equal(TopologySource.Learnt, topology.Source);
        Assert.Equal("if4", topology.Find(4)!.Name);
    }

    [Fact]
    public void A_flood_at_a_backup_slave_is_no_copy_of_the_active_ones()
    {
        TopologyLearner learner = new();
        for (int at = 0; at < 20; at++)
        {
            Add(learner, Packets.Sll2(2, false, Packets.Udp((ushort)at)), at * 1000);
            Add(learner, Packets.Sll2(4, false, Packets.Udp((ushort)at)), at * 1000);
            Add(learner, Packets.Sll2(3, false, Packets.Udp((ushort)at)), (at * 1000) + 5);
        }

        HostTopology topology = learner.Learn(HostTopology.Unknown).Topology;
        Assert.Equal([2u, 3u], topology.Find(4)!.Lowers);
        Assert.Equal(InterfaceRole.BackupSlave, topology.RoleOf(3));
        Assert.Empty(topology.Find(3)!.Lowers);
        Assert.Empty(topology.Find(2)!.Lowers);
    }

    [Fact]
    public void The_device_above_two_others_is_the_master()
    {
        TopologyLearner learner = new();
        for (int at = 0; at < 8; at++)
        {
            uint slave = at % 2 == 0 ? 2u : 3u;
            Add(learner, Packets.Sll2(5, true, Packets.Udp((ushort)at)), at * 1000);
            Add(learner, Packets.Sll2(4, true, Packets.Udp((ushort)at)), (at * 1000) + 1);
            Add(learner, Packets.Sll2(slave, true, Packets.Udp((ushort)at)), (at * 1000) + 2);
        }

        HostTopology topology = learner.Learn(HostTopology.Unknown).Topology;
        Assert.Equal(InterfaceRole.Master, topology.RoleOf(4));
        Assert.Equal(InterfaceRole.Slave, topology.RoleOf(2));
        Assert.Equal([4u], topology.Find(5)!.Lowers);
    }

    [Fact]
    public void Names_given_by_hand_stay()
    {
        TopologyOverrides names = new();
        names.Add("4=bond1");
        HostTopology topology = new TopologyLearner().Learn(names.Apply(HostTopology.Unknown)).Topology;
        Assert.Equal(InterfaceRole.Master, topology.RoleOf(4));
        Assert.Equal("bond1", topology.Find(4)!.Name);
    }

    [Fact]
    public void Files_of_several_devices_are_linked_and_their_directions_told()
    {
        HostTopology files = new(
        [
            new NetworkInterface(PairingFrame.UnnamedSource + 1, "bond1", InterfaceKind.Bond),
            new NetworkInterface(PairingFrame.UnnamedSource + 2, "eth2", InterfaceKind.Physical),
        ], TopologySource.None);
        TopologyLearner learner = new();
        List<(byte[] Frame, uint Key, long Time)> frames = [];
        for (int at = 0; at < 10; at++)
        {
            byte[] received = Packets.Ethernet(Packets.PeerMac, Packets.Udp((ushort)(at + 100)));
            byte[] sent = Packets.Ethernet(Packets.HostMac, Packets.Udp((ushort)at));
            frames.Add((received, PairingFrame.UnnamedSource + 1, at * 1000));
            frames.Add((received, PairingFrame.UnnamedSource + 2, at * 1000));
            frames.Add((sent, PairingFrame.UnnamedSource + 1, (at * 1000) + 100));
            frames.Add((sent, PairingFrame.UnnamedSource + 2, (at * 1000) + 140));
        }

        frames.ForEach(frame => Add(learner, frame.Frame, frame.Time, LinkType.Ethernet, frame.Key));
        LearntTopology learnt = learner.Learn(files);
        Assert.Empty(learnt.Sentences);
        PairingRig rig = new(learnt.Topology, new PairingOptions());
        rig.Pairer.NoteMergedInputs();
        List<Direction> directions = [.. frames.Select(frame => rig.Add(frame.Frame, frame.Time, linkType: LinkType.Ethernet, key: frame.Key).Direction)];
        rig.End();
        Assert.Equal(20, rig.Counters.Packets);
        Assert.Equal([Direction.In, Direction.In, Direction.Out, Direction.Out], directions[..4]);
        Assert.All(rig.Closings.Values, closing => Assert.Equal(PairingMethod.Inferred, closing.Method));
    }

    [Fact]
    public void One_file_given_twice_and_a_stranger_are_said()
    {
        HostTopology files = new([.. Enumerable.Range(1, 3).Select(at => new NetworkInterface(PairingFrame.UnnamedSource + (uint)at, $"file{at}", InterfaceKind.Other))], TopologySource.None);
        TopologyLearner learner = new();
        for (int at = 0; at < 10; at++)
        {
            byte[] frame = Packets.Ethernet(at % 2 == 0 ? Packets.PeerMac : Packets.HostMac, Packets.Udp((ushort)at));
            Add(learner, frame, at * 1000, LinkType.Ethernet, PairingFrame.UnnamedSource + 1);
            Add(learner, frame, at * 1000, LinkType.Ethernet, PairingFrame.UnnamedSource + 2);
            Add(learner, Packets.Ethernet(Packets.PeerMac, Packets.Udp((ushort)(at + 500))), at * 1000, LinkType.Ethernet, PairingFrame.UnnamedSource + 3);
        }

        IReadOnlyList<string> sentences = learner.Learn(files).Sentences;
        Assert.Equal(["file1 and file2 hold the same frames with the same times: one file was given twice", "file3 has no packet in common with the other files"], sentences);
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(7, 1)]
    public void Without_interfaces_eight_sent_packets_in_a_row_are_proof(int packets, int copies)
    {
        TopologyLearner learner = new();
        List<byte[]> frames = [];
        for (int at = 0; at < packets; at++)
        {
            byte[] frame = Sll(true, Packets.Udp((ushort)at));
            frames.AddRange([frame, frame]);
        }

        for (int at = 0; at < frames.Count; at++)
        {
            Add(learner, frames[at], at * 1000, LinkType.LinuxSll);
        }

        LearntTopology learnt = learner.Learn(HostTopology.Unknown);
        PairingRig rig = new(learnt.Topology);
        rig.Pairer.SetCookedProfile(learnt.Cooked);
        for (int at = 0; at < frames.Count; at++)
        {
            rig.Add(frames[at], at * 1000, linkType: LinkType.LinuxSll);
        }

        rig.End();
        Assert.Equal(frames.Count / copies, rig.Counters.Packets);
    }

    [Fact]
    public void Learning_looks_at_ten_thousand_frames_at_most()
    {
        TopologyLearner learner = new();
        byte[] frame = Packets.Sll2(4, true, Packets.Udp(1));
        for (int at = 0; at <= TopologyLearner.FrameCapacity; at++)
        {
            Add(learner, frame, at);
        }

        Assert.True(learner.IsFull);
        Assert.Equal(TopologyLearner.FrameCapacity, learner.Frames);
    }

    private static byte[] Sll(bool sent, byte[] network)
    {
        byte[] frame = new byte[16 + network.Length];
        frame[1] = sent ? (byte)4 : (byte)0;
        frame[3] = 1;
        frame[5] = 6;
        frame[14] = 0x08;
        network.CopyTo(frame, 16);
        return frame;
    }

    private static void Add(TopologyLearner learner, byte[] bytes, long time, LinkType linkType = LinkType.LinuxSll2, uint key = 0)
    {
        FrameLocator.Locate(bytes, bytes.Length, linkType, Direction.Unknown, out LocatedFrame located);
        learner.Add(new PairingFrame(ref located, bytes) { Frame = 1, TimeNanoseconds = time, Interface = key != 0 ? key : located.InterfaceIndex, OriginalLengthBytes = bytes.Length, LinkType = linkType });
    }
}

using System.Diagnostics.CodeAnalysis;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Every bound at its smallest, what input made to hurt does, and that a frame allocates nothing.</summary>
public sealed class BoundsTests
{
    [Theory]
    [InlineData(1, "1 2 3", 2)]
    [InlineData(2, "1 2 1", 0)]
    public void The_oldest_group_makes_room(int capacity, string packets, long evicted)
    {
        PairingRig rig = new(PairingRig.Bond(), new PairingOptions { GroupCapacity = capacity });
        Assert.Equal(packets, WalkScript.Run(rig, "4>a 4>b 2>a"));
        Assert.Equal(evicted, rig.Counters.EvictedByCount);
        Assert.True(rig.Counters.OpenGroupsMax <= capacity);
    }

    [Fact]
    public void Bytes_of_open_groups_are_bounded()
    {
        PairingRig rig = new(PairingRig.Bond(), new PairingOptions { ByteCapacity = 1 });
        for (int at = 0; at < 400; at++)
        {
            rig.Add(Packets.Sll2(4, true, Packets.Udp((ushort)at, 1400, (byte)at)), at);
        }

        // The ring holds one largest frame at least: 262,209 bytes, 183 of these.
        Assert.InRange(rig.Counters.EvictedByBytes, 200, 250);
        rig.End();
    }

    [Fact]
    public void Old_open_groups_keep_their_bytes_while_the_ring_comes_round()
    {
        PairingRig rig = new(PairingRig.Bond(), new PairingOptions { ByteCapacity = 1 });
        long open = rig.Add(Packets.Sll2(4, true, Packets.Udp(9999, 900, 99)), 0).Packet;
        rig.Add(Packets.Sll2(4, true, Packets.Udp(0, 1400)), 0);
        for (int at = 1; at < 2000; at++)
        {
            rig.Add(Packets.Sll2(4, true, Packets.Udp((ushort)at, 1400)), at);
            Assert.False(rig.Add(Packets.Sll2(2, true, Packets.Udp((ushort)(at - 1), 1400)), at).OpensPacket);
        }

        Assert.Equal(open, rig.Add(Packets.Sll2(2, true, Packets.Udp(9999, 900, 99)), 5000).Packet);
        Assert.Equal(0, rig.Counters.EvictedByBytes);
    }

    [Fact]
    public void A_flood_of_identical_frames_is_first_in_first_out_whatever_its_length()
    {
        PairingRig rig = new(PairingRig.Bond());
        byte[] above = Packets.Sll2(4, true, Packets.Udp(0));
        byte[] below = Packets.Sll2(2, true, Packets.Udp(0));
        for (int at = 0; at < 5000; at++)
        {
            Assert.True(rig.Add(above, at).OpensPacket);
        }

        for (int at = 0; at < 5000; at++)
        {
            Assert.Equal(at + 1, rig.Add(below, 5000 + at).Packet);
        }

        Assert.Equal(0, rig.Counters.ProbesCapped);
        rig.End();
    }

    [Fact]
    public void Contents_that_fall_into_one_lane_are_capped_and_counted()
    {
        // Equal in all that is hashed, different behind it: what a crafted collision looks like.
        PairingRig rig = new(PairingRig.Bond());
        for (int at = 0; at < 300; at++)
        {
            rig.Add(Packets.Sll2(4, true, Tail(at)), at);
        }

        Assert.Equal(1, rig.Add(Packets.Sll2(2, true, Tail(0)), 1000).Packet);
        FramePlacement last = rig.Add(Packets.Sll2(2, true, Tail(299)), 1001);
        Assert.True(last.OpensPacket);

        // Once among the groups, once more among what it could be a slice of.
        Assert.Equal(2, rig.Counters.ProbesCapped);
        rig.End();
    }

    [Theory]
    [InlineData(31_536_000_000_000_000)]
    [InlineData(-31_536_000_000_000_000)]
    public void A_clock_that_steps_by_a_year_closes_nothing(long step)
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(4, true, Packets.Udp(1)), 0);
        rig.Add(Packets.Sll2(4, true, Packets.Udp(2)), step);
        Assert.Equal(1, rig.Add(Packets.Sll2(2, true, Packets.Udp(1)), step + 1000).Packet);
        Assert.Equal(1, rig.Counters.ClockSteps);
        rig.End();
    }

    // Five seconds between two repeats of one datagram, the first of which the capture saw only at the bond: as on any idle host.
    [Fact]
    public void Half_a_pair_does_not_outlive_a_silence()
    {
        const long later = 5 * Timestamp.NanosecondsPerSecond;
        PairingRig rig = new(PairingRig.Bond());
        Assert.Equal(1, rig.Add(Packets.Sll2(4, true, Packets.Udp(1)), 0).Packet);
        Assert.Equal(2, rig.Add(Packets.Sll2(2, true, Packets.Udp(1)), later).Packet);
        Assert.Equal(0, rig.Counters.ClockSteps);
        rig.End();
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void The_ends_of_time_do_no_harm(long time)
    {
        PairingRig rig = new(PairingRig.Bond());
        WalkScript.Run(rig, "4>a");
        rig.Add(Packets.Sll2(4, true, Packets.Udp(2)), time);
        rig.Add(Packets.Sll2(2, true, Packets.Udp(2)), -time);
        rig.Add(Packets.Sll2(2, true, Packets.Udp(3)), 0);
        rig.End();
    }

    [Fact]
    public void Interfaces_that_nobody_knows_cost_nothing_and_join_nothing()
    {
        PairingRig rig = new(PairingRig.Bond());
        for (uint index = 0; index < 100_000; index++)
        {
            Assert.True(rig.Add(Packets.Sll2(uint.MaxValue - index, false, Packets.Udp(1)), index).OpensPacket);
        }

        Assert.Equal(1, rig.Counters.OpenGroupsMax);
        rig.End();
    }

    [Fact]
    public void More_devices_than_walks_are_remembered_for_join_nothing_and_are_counted()
    {
        const uint Devices = 6000;
        IEnumerable<NetworkInterface> ports = Enumerable.Range(1, (int)Devices).Select(index => new NetworkInterface((uint)index, $"eth{index}", InterfaceKind.Physical) { Master = Devices + 1 });
        NetworkInterface bond = new(Devices + 1, "bond0", InterfaceKind.Bond) { BondMode = BondMode.BalanceRoundRobin, Lowers = [.. Enumerable.Range(1, (int)Devices).Select(index => (uint)index)] };
        PairingRig rig = new(new HostTopology([.. ports, bond], TopologySource.Given));
        for (uint index = 1; index <= Devices; index++)
        {
            rig.Add(Packets.Sll2(index, false, Packets.Udp((ushort)index)), index);
            rig.Add(Packets.Sll2(Devices + 1, false, Packets.Udp((ushort)index)), index);
        }

        rig.End();

        Assert.Equal(2 * Devices, rig.Counters.Frames);
        Assert.InRange(rig.Counters.FurtherCopies, 2000, 2048);
        Assert.True(rig.Counters.ShapesRefused > 0);
    }

    [Fact]
    public void A_topology_that_runs_in_a_circle_does_no_harm()
    {
        HostTopology circle = new(
        [
            new NetworkInterface(1, "a", InterfaceKind.Bond) { Lowers = [3], Master = 2 },
            new NetworkInterface(2, "b", InterfaceKind.Bond) { Lowers = [1], Master = 3 },
            new NetworkInterface(3, "c", InterfaceKind.Bridge) { Lowers = [2, 3], Master = 1 },
        ], TopologySource.Given);
        PairingRig rig = new(circle);
        for (int at = 0; at < 3000; at++)
        {
            rig.Add(Packets.Sll2((uint)(at % 3) + 1, at % 7 < 3, Packets.Udp((ushort)(at % 11))), at * 100);
        }

        rig.End();
    }

    [Fact]
    public void A_topology_may_change_between_the_copies_of_a_packet()
    {
        PairingRig rig = new(PairingRig.Bond());
        FramePlacement first = rig.Add(Packets.Sll2(4, true, Packets.Udp(1)), 0);
        HostTopology before = PairingRig.Bond();
        rig.Pairer.SetTopology(new HostTopology(before.Interfaces.Select(device => device.Index == 4 ? device with { ActiveSlave = 3 } : device), before.Source));
        FramePlacement second = rig.Add(Packets.Sll2(3, true, Packets.Udp(1)), 1000);
        Assert.Equal(first.Packet, second.Packet);
        Assert.Equal(InterfaceRole.ActiveSlave, second.Role);
        Assert.Equal(InterfaceRole.BackupSlave, rig.Add(Packets.Sll2(2, true, Packets.Udp(2)), 2000).Role);
        rig.End();
    }

    [Fact]
    [SuppressMessage("Design", "CA1031", Justification = "Any exception is the failure that is looked for.")]
    public void Any_bytes_are_placed()
    {
        PairingRig rig = new(PairingRig.Bond(), new PairingOptions { GroupCapacity = 50 });
        uint state = 1;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] frame = Packets.Sll2((uint)(round % 5), round % 2 == 0, Packets.Tcp((ushort)(round % 9), (uint)round % 3000, round % 1500));
            for (int change = 0; change < 3; change++)
            {
                state = (state * 1664525) + 1013904223;
                frame[(int)(state >> 8) % frame.Length] = (byte)state;
            }

            byte[] cut = frame[..(frame.Length - (int)(state % frame.Length))];
            rig.Add(cut, round * 10_000L);
        }

        rig.End();
    }

    [Fact]
    public void A_frame_allocates_nothing()
    {
        QuietSink sink = new();
        Pairer pairer = new(new PairingOptions(), sink);
        pairer.SetTopology(PairingRig.Bond(BondMode.ActiveBackup, new NetworkInterface(5, "bond1.100", InterfaceKind.Vlan) { Lowers = [4] }));
        byte[][] frames =
        [
            Packets.Sll2(2, false, Packets.Udp(1)), Packets.Sll2(4, false, Packets.Udp(1)), Packets.Sll2(5, false, Packets.Udp(1)),
            Packets.Sll2(5, true, Packets.Tcp(2, 1000, 3000)), Packets.Sll2(4, true, Packets.Tcp(2, 1000, 3000)),
            Packets.Sll2(2, true, Packets.Tcp(2, 1000, 1500)), Packets.Sll2(2, true, Packets.Tcp(3, 2500, 1500)),
            Packets.Sll2(3, false, Packets.Udp(7)), Packets.Sll2(9, false, Packets.Udp(8)),
        ];
        long time = 0;
        Run(pairer, frames, 2_000, ref time);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(pairer, frames, 11_111, ref time);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sink.Closed > 10_000);
    }

    private static void Run(Pairer pairer, byte[][] frames, int rounds, ref long time)
    {
        long number = 0;
        for (int round = 0; round < rounds; round++)
        {
            foreach (byte[] bytes in frames)
            {
                time += 1000;
                FrameLocator.Locate(bytes, bytes.Length, LinkType.LinuxSll2, Direction.Unknown, out LocatedFrame located);
                pairer.Add(new PairingFrame(ref located, bytes) { Frame = ++number, TimeNanoseconds = time, Interface = located.InterfaceIndex, OriginalLengthBytes = bytes.Length });
            }
        }
    }

    private static byte[] Tail(int value)
    {
        byte[] packet = Packets.Udp(1, 400);
        packet[^1] = (byte)value;
        packet[^2] = (byte)(value >> 8);
        return packet;
    }

    private sealed class QuietSink : IPairingSink
    {
        public long Closed { get; private set; }

        void IPairingSink.Decided(in PacketDecision decision)
        {
        }

        void IPairingSink.Closed(in PacketClosing closing) => Closed++;

        void IPairingSink.Linked(long packet, long other, PacketLinkKind kind)
        {
        }
    }
}

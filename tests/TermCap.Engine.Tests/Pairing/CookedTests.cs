using System.Buffers.Binary;
using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Captures that name no interface (SLL): what bytes, stamps and order decide, and what they do not (design.md 6.5).</summary>
public sealed class CookedTests
{
    private const long Micro = 1_000;
    private const long Milli = 1_000_000;

    private readonly List<(byte[] Frame, long Time)> _frames = [];
    private long _now;
    private ushort _identification;

    [Fact]
    public void Eight_packets_with_copies_three_of_them_sent_are_proof()
    {
        Received(5);
        Sent(3);
        Assert.Equal(8, Pair().Counters.Packets);
    }

    [Fact]
    public void Seven_are_not_where_nothing_is_stamped()
    {
        Sent(7);
        Assert.Equal(14, Pair().Counters.Packets);
    }

    [Fact]
    public void What_a_flood_brings_to_another_slave_stands_apart_and_is_not_kept()
    {
        for (int at = 0; at < 10; at++)
        {
            byte[] network = Packets.Udp(++_identification);
            Add(0, network, 1 * Milli);
            Add(0, network, 20 * Micro);
            Add(0, network, 0);
        }

        PairingRig rig = Pair();
        Assert.Equal(20, rig.Counters.Packets);
        Assert.Equal(10, rig.Decisions.Values.Count(decision => decision.IsKept));
        Assert.Equal(10, rig.Counters.NotDelivered);
    }

    [Fact]
    public void Our_own_frames_that_come_back_are_not_kept()
    {
        Received(4);
        for (int at = 0; at < 6; at++)
        {
            byte[] network = Packets.Udp(++_identification);
            Add(4, network, 1 * Milli);
            Add(4, network, 30 * Micro);
            Add(3, network, 300 * Micro, Packets.HostMac);
        }

        PairingRig rig = Pair();
        Assert.Equal(4 + 6 + 6, rig.Counters.Packets);
        Assert.Equal(6, rig.Counters.OwnFramesReturned);
        Assert.Equal(10, rig.Decisions.Values.Count(decision => decision.IsKept));
    }

    [Fact]
    public void Identical_datagrams_are_joined_in_their_order_while_none_lacks_a_copy()
    {
        Identical(20, missing: -1);
        Assert.Equal(20, Pair().Counters.Packets);
    }

    [Fact]
    public void Identical_datagrams_are_left_apart_when_one_lacks_a_copy()
    {
        Identical(20, missing: 7);
        PairingRig rig = Pair();
        Assert.Equal(39, rig.Counters.Packets);
        Assert.Equal(39, rig.Counters.LeftApart);
    }

    [Fact]
    public void Slices_are_known_by_their_identification_and_what_is_sent_again_is_none()
    {
        Received(6);
        Sent(6);
        Add(4, Packets.Tcp(900, 1, 3000), 1 * Milli);
        Add(4, Packets.Tcp(900, 1, 1000), 40 * Micro);
        Add(4, Packets.Tcp(901, 1001, 1000), 20 * Micro);
        Add(4, Packets.Tcp(902, 2001, 1000), 20 * Micro);
        Add(4, Packets.Tcp(910, 1, 3000), 1 * Milli);
        Add(4, Packets.Tcp(920, 1, 1000), 20 * Micro);
        PairingRig rig = Pair();
        Assert.Equal(3, rig.Counters.Slices);
        Assert.Equal(15, rig.Counters.Packets);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_witness_is_the_uppermost_copy_with_the_tag(int copies)
    {
        for (int at = 0; at < 8; at++)
        {
            byte[] network = Packets.Udp(++_identification);
            Add(0, network, 1 * Milli, tagged: copies == 3);
            Add(0, network, 0, tagged: copies == 3);
            if (copies == 3)
            {
                Add(0, network, 0);
            }
        }

        PairingRig rig = Pair();
        Assert.Equal(8, rig.Counters.Packets);
        Assert.All(rig.Decisions.Values, decision => Assert.Equal(2, ((decision.Witness - 1) % copies) + 1));
    }

    private void Received(int count)
    {
        for (int at = 0; at < count; at++)
        {
            byte[] network = Packets.Udp(++_identification, fill: 1);
            Add(0, network, 1 * Milli);
            Add(0, network, 0);
        }
    }

    private void Sent(int count)
    {
        for (int at = 0; at < count; at++)
        {
            byte[] network = Packets.Udp(++_identification);
            Add(4, network, 1 * Milli);
            Add(4, network, 40 * Micro);
        }
    }

    // Bytes that say nothing of their order: no identification. Twins come 0.1 or 20 ms apart.
    private void Identical(int count, int missing)
    {
        byte[] network = Packets.Udp(0);
        for (int at = 0; at < count; at++)
        {
            Add(4, network, at % 4 is 0 or 3 ? 20 * Milli : 100 * Micro);
            if (at != missing)
            {
                Add(4, network, 50 * Micro);
            }
        }
    }

    private void Add(byte type, byte[] network, long gap, ulong mac = 0, bool tagged = false)
    {
        _now += gap;
        int header = tagged ? 20 : 16;
        byte[] frame = new byte[header + network.Length];
        frame[1] = type;
        frame[3] = 1;
        frame[5] = 6;
        mac = mac != 0 ? mac : type == 4 ? Packets.HostMac : Packets.PeerMac;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(6), (ushort)(mac >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), (uint)mac);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(14), tagged ? (ushort)0x8100 : (ushort)0x0800);
        if (tagged)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(16), 100);
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(18), 0x0800);
        }

        network.CopyTo(frame, header);
        _frames.Add((frame, _now));
    }

    private PairingRig Pair()
    {
        TopologyLearner learner = new();
        foreach ((byte[] frame, long time) in _frames)
        {
            FrameLocator.Locate(frame, frame.Length, LinkType.LinuxSll, Direction.Unknown, out LocatedFrame located);
            learner.Add(new PairingFrame(ref located, frame) { Frame = 1, TimeNanoseconds = time, OriginalLengthBytes = frame.Length, LinkType = LinkType.LinuxSll });
        }

        LearntTopology learnt = learner.Learn(HostTopology.Unknown);
        PairingRig rig = new(learnt.Topology);
        rig.Pairer.SetLearnt(learnt);
        rig.Pairer.SetTopology(learnt.Topology);
        _frames.ForEach(frame => rig.Add(frame.Frame, frame.Time, linkType: LinkType.LinuxSll));
        rig.End();
        return rig;
    }
}

using TermCap.Engine.Pairing;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>One large frame at the bond, many at the slave (design.md 6.3, rule 9).</summary>
public sealed class SliceTests
{
    [Fact]
    public void Segments_below_a_large_frame_are_its_slices()
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(7, 1000, 3000)), 0);
        for (int slice = 0; slice < 3; slice++)
        {
            FramePlacement placement = rig.Add(Packets.Sll2(2, true, Packets.Tcp((ushort)(7 + slice), (uint)(1000 + (slice * 1000)), 1000)), 1000 * (slice + 1));
            Assert.True(placement.IsSlice);
            Assert.Equal(1, placement.Packet);
        }

        Assert.Equal(3, rig.Closings[1].Slices);
        rig.End();
    }

    [Theory]
    [InlineData(1000u, 1000, "a range that was taken")]
    [InlineData(3500u, 1000, "a range that ends past the large frame")]
    [InlineData(900u, 1000, "a range that begins before it")]
    public void Other_segments_are_packets_of_their_own(uint sequence, int length, string why)
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(7, 1000, 3000)), 0);
        rig.Add(Packets.Sll2(2, true, Packets.Tcp(7, 1000, 1000)), 1000);
        FramePlacement placement = rig.Add(Packets.Sll2(2, true, Packets.Tcp(9, sequence, length)), 2000);
        Assert.False(placement.IsSlice, why);
        Assert.Equal(2, placement.Packet);
    }

    [Fact]
    public void A_slice_with_other_bytes_is_a_packet_of_its_own()
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(7, 1000, 3000)), 0);
        byte[] other = Packets.Tcp(7, 1000, 1000);
        other[500] ^= 1;
        Assert.Equal(2, rig.Add(Packets.Sll2(2, true, other), 1000).Packet);
    }

    [Fact]
    public void An_exact_match_wins_over_a_slice()
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(7, 1000, 3000)), 0);
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(8, 1000, 1000)), 100);
        FramePlacement placement = rig.Add(Packets.Sll2(2, true, Packets.Tcp(8, 1000, 1000)), 1000);
        Assert.False(placement.IsSlice);
        Assert.Equal(2, placement.Packet);
    }

    [Fact]
    public void Where_the_master_holds_slices_only_they_all_stand_for_the_packet()
    {
        PairingRig rig = new(PairingRig.Bond(Engine.Topology.BondMode.ActiveBackup,
            new Engine.Topology.NetworkInterface(5, "bond1.100", Engine.Topology.InterfaceKind.Vlan) { Lowers = [4] }));
        rig.Add(Packets.Sll2(5, true, Packets.Tcp(7, 1000, 2000)), 0);
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(7, 1000, 1000)), 1000);
        rig.Add(Packets.Sll2(2, true, Packets.Tcp(7, 1000, 1000)), 2000);
        rig.Add(Packets.Sll2(4, true, Packets.Tcp(8, 2000, 1000)), 3000);
        rig.Add(Packets.Sll2(2, true, Packets.Tcp(8, 2000, 1000)), 4000);
        rig.End();
        Assert.Single(rig.Closings);
        Assert.True(rig.Decisions[1].SlicesAreWitnesses);
        Assert.Equal(2, rig.Decisions[1].Witness);
        Assert.Equal(4, rig.Closings[1].Slices);
    }

    [Fact]
    public void Slices_of_many_queued_packets_find_the_oldest_first()
    {
        PairingRig rig = new(PairingRig.Bond());
        for (int packet = 0; packet < 500; packet++)
        {
            rig.Add(Packets.Sll2(4, true, Packets.Tcp((ushort)(packet * 2), (uint)(packet * 1000), 1000)), packet);
        }

        for (int slice = 0; slice < 1000; slice++)
        {
            FramePlacement placement = rig.Add(Packets.Sll2(2, true, Packets.Tcp((ushort)slice, (uint)(slice * 500), 500)), 10_000 + slice);
            Assert.True(placement.IsSlice);
            Assert.Equal((slice / 2) + 1, placement.Packet);
        }

        Assert.Equal(0, rig.Counters.ProbesCapped);
        rig.End();
    }

    [Fact]
    public void UDP_segmentation_is_told_by_its_bytes()
    {
        PairingRig rig = new(PairingRig.Bond());
        byte[] large = Packets.Udp(7, 1200);
        for (int at = 28; at < large.Length; at++)
        {
            large[at] = (byte)(at / 100);
        }

        rig.Add(Packets.Sll2(4, true, large), 0);
        for (int slice = 0; slice < 3; slice++)
        {
            byte[] part = Packets.Udp((ushort)(7 + slice), 400);
            large.AsSpan(28 + (slice * 400), 400).CopyTo(part.AsSpan(28));
            Assert.True(rig.Add(Packets.Sll2(2, true, part), 1000 * (slice + 1)).IsSlice);
        }

        Assert.Equal(3, rig.Closings[1].Slices);
    }
}

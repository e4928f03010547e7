using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>What copies may differ in, and what makes another packet (design.md 6.3, rules 1 and 10).</summary>
public sealed class ContentTests
{
    [Theory]
    [InlineData(36, 0x55, CopyDifferences.Checksum)]
    [InlineData(10, 0x55, CopyDifferences.Checksum)]
    [InlineData(1, 0x03, CopyDifferences.Ecn)]
    public void A_sent_copy_may_differ_in_checksums_and_ECN(int offset, byte change, CopyDifferences differs)
    {
        PairingRig rig = new(PairingRig.Bond());
        byte[] above = Packets.Tcp(7, 1000, 100);
        byte[] below = [.. above];
        below[offset] ^= change;
        rig.Add(Packets.Sll2(4, true, above), 0);
        FramePlacement copy = rig.Add(Packets.Sll2(2, true, below), 1000);
        Assert.Equal(1, copy.Packet);
        Assert.Equal(differs, copy.Differs);
    }

    [Theory]
    [InlineData(1, 0x10)]
    [InlineData(4, 0x01)]
    [InlineData(8, 0x01)]
    [InlineData(24, 0x01)]
    [InlineData(100, 0x01)]
    [InlineData(39, 0x80)]
    [InlineData(900, 0x80)]
    public void Any_other_bit_makes_another_packet(int offset, byte change)
    {
        PairingRig rig = new(PairingRig.Bond());
        byte[] above = Packets.Tcp(7, 1000, 1000);
        byte[] below = [.. above];
        below[offset] ^= change;
        rig.Add(Packets.Sll2(4, true, above), 0);
        Assert.Equal(2, rig.Add(Packets.Sll2(2, true, below), 1000).Packet);
    }

    [Fact]
    public void A_received_copy_may_not_differ_in_ECN()
    {
        PairingRig rig = new(PairingRig.Bond());
        rig.Add(Packets.Sll2(2, false, Packets.Udp(1)), 0);
        Assert.Equal(2, rig.Add(Packets.Sll2(4, false, Packets.Udp(1, ecn: 3)), 0).Packet);
    }

    [Theory]
    [InlineData(63, 1)]
    [InlineData(64, 2)]
    [InlineData(62, 2)]
    [InlineData(65, 2)]
    public void A_forwarded_packet_has_a_TTL_one_lower(byte ttl, long packet)
    {
        PairingRig rig = new(PairingRig.Bond(BondMode.ActiveBackup, new NetworkInterface(9, "eth9", InterfaceKind.Physical)));
        rig.Add(Packets.Sll2(2, false, Packets.Udp(1, ttl: 64)), 0);
        rig.Add(Packets.Sll2(4, false, Packets.Udp(1, ttl: 64)), 0);
        Assert.Equal(packet, rig.Add(Packets.Sll2(9, true, Packets.Udp(1, ttl: ttl)), 50_000).Packet);
    }

    [Fact]
    public void A_frame_cut_by_the_snaplen_is_compared_as_far_as_it_goes()
    {
        PairingRig rig = new(PairingRig.Bond());
        byte[] whole = Packets.Sll2(4, true, Packets.Tcp(7, 1000, 1000));
        byte[] cut = Packets.Sll2(2, true, Packets.Tcp(7, 1000, 1000))[..96];
        AddCut(rig, whole[..100], whole.Length, 0);
        Assert.Equal(1, AddCut(rig, cut, whole.Length, 1000));
    }

    private static long AddCut(PairingRig rig, byte[] captured, int original, long time)
    {
        TermCap.Engine.Wire.FrameLocator.Locate(captured, original, TermCap.Engine.Frames.LinkType.LinuxSll2, TermCap.Engine.Frames.Direction.Unknown, out TermCap.Engine.Wire.LocatedFrame located);
        return rig.Pairer.Add(new PairingFrame(ref located, captured) { Frame = 1, TimeNanoseconds = time, Interface = located.InterfaceIndex, OriginalLengthBytes = original }).Packet;
    }
}

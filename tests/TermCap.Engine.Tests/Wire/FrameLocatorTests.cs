using CsCheck;
using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Wire;

public sealed class FrameLocatorTests
{
    private static readonly LinkType[] LinkTypes = [.. Enum.GetValues<LinkType>(), (LinkType)9999];

    /// <summary>IPv4 (10.0.0.1 to 10.0.0.2), TCP 40000 to 7777, one byte of payload.</summary>
    private const string Packet = "450000290001000040060000 0a000001 0a000002 9c401e61 00000001 00000002 50180100 00000000 41";

    [Theory]
    [InlineData("Ethernet", LinkType.Ethernet, "020000000002 020000000001 0800", 14, 0)]
    [InlineData("a VLAN tag", LinkType.Ethernet, "020000000002 020000000001 8100 0064 0800", 18, 1)]
    [InlineData("two VLAN tags", LinkType.Ethernet, "020000000002 020000000001 88a8 00c8 8100 0064 0800", 22, 2)]
    [InlineData("PPPoE", LinkType.Ethernet, "020000000002 020000000001 8864 11000001002b 0021", 22, 0)]
    [InlineData("two MPLS labels", LinkType.Ethernet, "020000000002 020000000001 8847 00010040 00020140", 22, 0)]
    [InlineData("802.3 with SNAP", LinkType.Ethernet, "020000000002 020000000001 0031 aaaa03000000 0800", 22, 0)]
    [InlineData("SLL", LinkType.LinuxSll, "0000 0001 0006 0200000000010000 0800", 16, 0)]
    [InlineData("SLL with a tag", LinkType.LinuxSll, "0000 0001 0006 0200000000010000 8100 0064 0800", 20, 1)]
    [InlineData("SLL with a tag that was announced and not written", LinkType.LinuxSll, "0004 0001 0006 0200000000010000 8100", 16, 0)]
    [InlineData("SLL2", LinkType.LinuxSll2, "0800 0000 00000002 0001 00 06 0200000000010000", 20, 0)]
    [InlineData("SLL2 with half a tag (QinQ)", LinkType.LinuxSll2, "0800 0000 00000002 0001 00 06 0200000000010000 0064 0800", 24, 1)]
    [InlineData("SLL2 with half a tag that starts like IPv4", LinkType.LinuxSll2, "0800 0000 00000002 0001 00 06 0200000000010000 4564 0800", 24, 1)]
    [InlineData("BSD loopback, little endian", LinkType.Null, "02000000", 4, 0)]
    [InlineData("BSD loopback, big endian", LinkType.Null, "00000002", 4, 0)]
    [InlineData("OpenBSD loopback", LinkType.Loop, "00000002", 4, 0)]
    [InlineData("raw IP", LinkType.Raw, "", 0, 0)]
    [InlineData("raw IPv4", LinkType.IPv4, "", 0, 0)]
    public void The_packet_is_found_behind(string link, LinkType linkType, string header, int networkOffset, int tags)
    {
        byte[] bytes = Hex(header + Packet);
        FrameLocator.Locate(bytes, bytes.Length, linkType, Direction.Unknown, out LocatedFrame located);
        Assert.True(located.Status == HeaderStatus.Whole, link);
        Assert.Equal((networkOffset, tags, 41, networkOffset + 20, 21), (located.NetworkOffset, located.VlanTags, located.NetworkLengthBytes, located.TcpOffset, located.TcpLengthBytes));
        Assert.Equal((40000, 7777), (located.SourcePort, located.DestinationPort));
    }

    [Theory]
    [InlineData("IP in IP", "450000 3d 00020000 4004 0000 c0000201 c0000202", TunnelKind.IpInIp, 40)]
    [InlineData("GRE", "450000 41 00020000 402f 0000 c0000201 c0000202 0000 0800", TunnelKind.Gre, 44)]
    [InlineData("GRE with a key and Ethernet inside", "450000 53 00020000 402f 0000 c0000201 c0000202 2000 6558 00000007 020000000002 020000000001 0800", TunnelKind.Gre, 62)]
    [InlineData("VXLAN", "450000 5b 00020000 4011 0000 c0000201 c0000202 c000 12b5 0047 0000 08000000 00002a00 020000000002 020000000001 0800", TunnelKind.Vxlan, 70)]
    [InlineData("GENEVE with an option", "450000 61 00020000 4011 0000 c0000201 c0000202 c000 17c1 004d 0000 0100 6558 00002a00 00000000 020000000002 020000000001 0800", TunnelKind.Geneve, 74)]
    public void The_TCP_inside_a_readable_tunnel_is_found(string tunnel, string header, TunnelKind kind, int tcpOffset)
    {
        byte[] bytes = Hex(header + Packet);
        FrameLocator.Locate(bytes, bytes.Length, LinkType.Raw, Direction.Unknown, out LocatedFrame located);
        Assert.True(located.Tunnel == kind, tunnel);
        Assert.Equal((tcpOffset, 21), (located.TcpOffset, located.TcpLengthBytes));
        Assert.True(located.Protocol != IpProtocols.Tcp, "the outer packet stays what it is");
    }

    [Fact]
    public void A_total_length_of_0_is_taken_from_the_frame()
    {
        byte[] bytes = Hex(Packet.Replace("45000029", "45000000", StringComparison.Ordinal));
        FrameLocator.Locate(bytes, 30_000, LinkType.Raw, Direction.Unknown, out LocatedFrame located);
        Assert.Equal((30_000, 29_980), (located.NetworkLengthBytes, located.TcpLengthBytes));
    }

    [Fact]
    public void Padding_is_no_payload()
    {
        byte[] bytes = [.. Hex("020000000002 020000000001 0800" + Packet), .. new byte[10]];
        FrameLocator.Locate(bytes, bytes.Length, LinkType.Ethernet, Direction.Unknown, out LocatedFrame located);
        Assert.Equal((41, 21), (located.NetworkLengthBytes, located.TcpLengthBytes));
    }

    [Fact]
    public void A_cut_at_any_byte_is_said_and_never_moves_what_was_located()
    {
        byte[] bytes = Hex("020000000002 020000000001 8100 0064 0800" + Packet);
        for (int length = 0; length < 58; length++)
        {
            FrameLocator.Locate(bytes.AsSpan(0, length), bytes.Length, LinkType.Ethernet, Direction.Unknown, out LocatedFrame located);
            Assert.Equal(HeaderStatus.Cut, located.Status);
            Assert.Equal(length >= 18 ? 18 : -1, located.NetworkOffset);
            Assert.Equal(length >= 42 ? 38 : -1, located.TcpOffset);
        }
    }

    [Fact]
    public void No_bytes_make_locating_or_reading_throw()
    {
        Gen<(byte[] Bytes, int Link, int Extra)> frames = Gen.Select(Gen.Byte.Array[0, 160], Gen.Int[0, LinkTypes.Length - 1], Gen.Int[-200, 70_000]);
        FragmentReassembler fragments = new(2);
        frames.Sample(
            frame =>
            {
                Plausible(frame.Bytes, frame.Extra);
                FrameLocator.Locate(frame.Bytes, frame.Bytes.Length + frame.Extra, LinkTypes[frame.Link], Direction.Unknown, out LocatedFrame located);
                TcpSegment.TryRead(frame.Bytes, located, out _);
                TcpSegment.TryReadQuoted(frame.Bytes, located, out _);
                return !located.IsFragment || !fragments.TryAdd(frame.Bytes, located, out ReadOnlySpan<byte> packet) || packet.Length > 0;
            },
            seed: "0000KVmXqQ10",
            iter: 300_000,
            threads: 1);
    }

    /// <summary>Writes headers that hold together over random bytes, so that the deeper layers are reached as often as the first.</summary>
    private static void Plausible(byte[] bytes, int choice)
    {
        ReadOnlySpan<string> starts =
        [
            "", "020000000002020000000001", "0200000000020200000000018100006408004500", "0200000000020200000000010800450000400001000040", "45000060000120004006", "6000000000402c40",
            "6000000000400040", "08000000000000020001000602000000000100004500", "0800000000000002000100060200000000010000006408004500006000010000402f", "450000600001000040110000c0000201c0000202c00012b5",
        ];
        byte[] start = Hex(starts[(choice & 0x7FFFFFFF) % starts.Length]);
        start.AsSpan(0, Math.Min(start.Length, bytes.Length)).CopyTo(bytes);
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", string.Empty, StringComparison.Ordinal));
}

using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class RotatedNameTests
{
    [Theory]
    [InlineData("bond1.pcap", "bond1", "a device's own name")]
    [InlineData("eth2.pcapng", "eth2", "one digit belongs to the device")]
    [InlineData("/var/tmp/eth2.30.pcap", "eth2.30", "so does a VLAN's number")]
    [InlineData("bond1.pcap1", "bond1", "tcpdump -C, the second file")]
    [InlineData("bond1.pcap007", "bond1", "tcpdump -C -W")]
    [InlineData("bond1_00003_20261122210643.pcapng", "bond1", "dumpcap -b")]
    [InlineData("eth2-20261122-210643.pcap", "eth2", "tcpdump -G with a time in the name")]
    [InlineData("eth2_2026-11-22T21:06:43Z.pcap.gz", "eth2", "the same, compressed")]
    [InlineData("eth2.1795407484.pcap", "eth2", "seconds since 1970")]
    [InlineData("20261122210643.pcap", "20261122210643", "nothing but a time")]
    [InlineData("trace", "trace", "no extension")]
    [InlineData("-", "-", "the standard input")]
    [InlineData("br-0123456789ab", "br-0123456789ab", "a bridge's number in hexadecimal")]
    public void A_rotations_part_of_the_name_is_left_out(string path, string stem, string why) => Assert.True(RotatedName.StemOf(path) == stem, $"{why}: {RotatedName.StemOf(path)}");
}

using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

/// <summary>Captures that other projects publish as test data (tests/captures/public/README.md). The counts are tshark's, without the custom blocks that it shows as frames.</summary>
public sealed class PublicCapturesTests
{
    [Theory]
    [InlineData("suricata-transform-base64-7296.pcap", 59, LinkType.Null)]
    [InlineData("suricata-decode-sll2-01.pcap", 5, LinkType.LinuxSll2)]
    [InlineData("suricata-pgsql-bug-6080-probe-test-01.pcap", 12, LinkType.IPv4)]
    [InlineData("suricata-tlpw-tcp-tfo-data-on-syn-nack.pcap", 29, LinkType.Raw)]
    [InlineData("suricata-smb1_osx.pcap", 79, LinkType.Ethernet)]
    [InlineData("ndpi-fuzz-2006-06-26-2594.pcap", 691, LinkType.Ethernet)]
    [InlineData("ndpi-edonkey.pcap", 17, LinkType.Ethernet)]
    [InlineData("zeek-truncated-header.pcap", 24, LinkType.Ethernet)]
    [InlineData("zeek-fuzz-72.pcap", 36, LinkType.Ethernet)]
    [InlineData("zeek-retransmit-timeout.pcapng", 3, LinkType.Ethernet)]
    [InlineData("zeek-gap-data-missing.pcapng", 18, LinkType.Ethernet)]
    [InlineData("tcpdump-tcp-handshake-nano.pcap", 3, LinkType.LinuxSll)]
    [InlineData("tcpdump-resp_4_infiniteloop.pcapng", 1, LinkType.Ethernet)]
    [InlineData("tcpdump-smb_data_print-oobr.pcapng", 4, LinkType.Ethernet)]
    public void A_capture_has_as_many_frames_as_tshark_counts(string name, int frames, LinkType linkType)
    {
        Reading reading = Reading.OfFile(TestCaptures.Public(name));

        Assert.Equal(frames, reading.Frames.Count);
        Assert.Null(reading.Truncated);
        Assert.All(reading.Frames, entry => Assert.Equal(linkType, entry.Frame.LinkType));
        Assert.Equal(Enumerable.Range(1, frames).Select(number => (long)number), reading.Frames.Select(entry => entry.Frame.Number));
    }

    // Microseconds after 2012-06-29 07:28:25, captured and original length, link type. A frame without a time (simple packet block) has that of the frame before.
    [Theory]
    [InlineData("pcapng-output_be-advanced-test102.pcapng", "298858 96/314 Ethernet, 298858 342/342 Ethernet, 298858 96/314 Ethernet, 300858 96/342 Ethernet, 301858 168/168 Null")]
    [InlineData("pcapng-output_be-difficult-test201.pcapng", "298858 96/314 Ethernet, 298858 128/342 Ethernet, 298858 128/314 Ethernet, 301858 168/168 Null")]
    [InlineData("pcapng-output_le-difficult-test202.pcapng", "298858 96/314 Ethernet, 298858 96/342 Ethernet, 301858 168/168 Null, 301858 128/314 Ethernet, 298858 128/342 Ethernet, 298858 128/314 Ethernet, 298858 128/342 Ethernet, 301858 168/168 Null")]
    public void Sections_interfaces_and_odd_blocks_of_the_generator_are_read(string name, string frames)
    {
        const long Start = 1_340_954_905;
        Reading reading = Reading.OfFile(TestCaptures.Public(name));

        Assert.Null(reading.Truncated);
        Assert.Equal(frames, string.Join(", ", reading.Frames.Select(entry =>
            $"{(entry.Frame.TimeNanoseconds / 1000) - (Start * 1_000_000)} {entry.Bytes.Length}/{entry.Frame.OriginalLengthBytes} {entry.Frame.LinkType}")));
        Assert.Contains(reading.Sources, source => source.InterfaceName == "null1");
    }

    [Fact]
    public void A_version_that_does_not_exist_is_refused_in_a_sentence()
    {
        string path = TestCaptures.Public("libpcap-pcap-invalid-version-1.pcap");
        CaptureFileException refusal = Assert.Throws<CaptureFileException>(() => Reading.OfFile(path));
        Assert.Equal($"cannot read {path}: it is a pcap file of version 1.4, and only 2.3 and 2.4 are known; write it again with a current tool", refusal.Message);
    }
}

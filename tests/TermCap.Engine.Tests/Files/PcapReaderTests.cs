using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class PcapReaderTests
{
    private static readonly byte[] s_first = [0x10, 0x11, 0x12, 0x13, 0x14];
    private static readonly byte[] s_second = [0x20, 0x21];

    [Theory]
    [InlineData(false, 0xA1B2C3D4, 56_405, 56_405_000)]
    [InlineData(true, 0xA1B2C3D4, 56_405, 56_405_000)]
    [InlineData(false, 0xA1B23C4D, 56_405_001, 56_405_001)]
    [InlineData(true, 0xA1B23C4D, 56_405_001, 56_405_001)]
    public void Either_byte_order_and_precision_is_read(bool bigEndian, uint magic, uint fraction, long nanoseconds)
    {
        Reading reading = Reading.OfBytes(new FileBytes(bigEndian).PcapHeader(magic).PcapRecord(1_501_730_282, fraction, s_first, original: 60).PcapRecord(7, 0, s_second).ToArray());

        Assert.Equal(2, reading.Frames.Count);
        FrameRecord frame = reading.Frames[0].Frame;
        Assert.Equal((1_501_730_282L * 1_000_000_000) + nanoseconds, frame.TimeNanoseconds);
        Assert.Equal((1L, 60, (byte)1, Direction.Unknown), (frame.Number, frame.OriginalLengthBytes, frame.Input, frame.Direction));
        Assert.Equal(s_first, reading.Frames[0].Bytes);
        Assert.Equal(s_second, reading.Frames[1].Bytes);
        Assert.Equal(new CaptureSource(0, 1, "test.pcap", LinkType.Ethernet, 65_535), Assert.Single(reading.Sources));
        Assert.Equal(0, reading.Events[0].AfterFrames);
    }

    [Theory]
    [InlineData(0xA1B2C3D4, 2_000_000, 1002_000_000_000, "two million microseconds are two seconds more")]
    [InlineData(0xA1B23C4D, 1_000_000_000, 1001_000_000_000, "a thousand million nanoseconds are one second more")]
    [InlineData(0xA1B2C3D4, 4_294_967_295, 5294_967_295_000, "the largest fraction does not overflow")]
    public void A_fraction_of_a_second_or_more_is_added_as_it_stands(uint magic, uint fraction, long nanoseconds, string reason)
    {
        Reading reading = Reading.OfBytes(FileBytes.Little.PcapHeader(magic).PcapRecord(1000, fraction, s_first).ToArray());
        Assert.True(nanoseconds == reading.Frames[0].Frame.TimeNanoseconds, reason);
    }

    [Theory]
    [InlineData(0x0000_0001, LinkType.Ethernet)]
    [InlineData(0x2400_0001, LinkType.Ethernet)] // bit 26 and the bits above: each frame ends with an FCS of four bytes
    [InlineData(0x0000_0071, LinkType.LinuxSll)]
    [InlineData(0x0000_0114, LinkType.LinuxSll2)]
    [InlineData(0x0000_0000, LinkType.Null)]
    [InlineData(0x0000_0065, LinkType.Raw)]
    public void The_link_type_is_the_low_half_of_its_field(uint field, LinkType linkType) =>
        Assert.Equal(linkType, Reading.OfBytes(FileBytes.Little.PcapHeader(linkType: field).PcapRecord(1, 0, s_first).ToArray()).Frames[0].Frame.LinkType);

    [Fact]
    public void A_link_type_that_nobody_reads_is_refused()
    {
        CaptureFileException refusal = Assert.Throws<CaptureFileException>(() => Reading.OfBytes(FileBytes.Little.PcapHeader(linkType: 127).ToArray()));
        Assert.Equal("cannot read test.pcap: its link type is 127, which TermCap does not read; capture Ethernet, Linux cooked (SLL, SLL2), loopback or raw IP", refusal.Message);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(2, 3)]
    public void Known_versions_are_read(ushort major, ushort minor) =>
        Assert.Single(Reading.OfBytes(FileBytes.Little.PcapHeader(major: major, minor: minor).PcapRecord(1, 0, s_first).ToArray()).Frames);

    [Theory]
    [InlineData(2, 5)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    [InlineData(543, 0)]
    public void Other_versions_are_refused(ushort major, ushort minor) =>
        Assert.Throws<CaptureFileException>(() => Reading.OfBytes(FileBytes.Little.PcapHeader(major: major, minor: minor).PcapRecord(1, 0, s_first).ToArray()));

    [Fact]
    public void Exchanged_lengths_of_version_2_3_are_put_right()
    {
        byte[] file = FileBytes.Little.PcapHeader(minor: 3).U32(1, 0, 60, 5).Bytes(s_first).ToArray();
        (FrameRecord frame, byte[] bytes) = Assert.Single(Reading.OfBytes(file).Frames);
        Assert.Equal(s_first, bytes);
        Assert.Equal(60, frame.OriginalLengthBytes);
    }

    [Fact]
    public void An_original_length_below_the_captured_one_is_taken_for_it()
    {
        Reading reading = Reading.OfBytes(FileBytes.Little.PcapHeader().PcapRecord(1, 0, s_first, original: 2).PcapRecord(1, 0, s_first, original: uint.MaxValue).ToArray());
        Assert.Equal([5, int.MaxValue], reading.Frames.Select(entry => entry.Frame.OriginalLengthBytes));
    }

    [Fact]
    public void A_capture_without_frames_is_a_capture()
    {
        Reading reading = Reading.OfBytes(FileBytes.Little.PcapHeader().ToArray());
        Assert.Empty(reading.Frames);
        Assert.Single(reading.Sources);
        Assert.Null(reading.Truncated);
    }

    [Fact]
    public void The_longest_frame_is_read_and_a_longer_one_is_malformed()
    {
        byte[] longest = new byte[FrameBatch.MaximumFrameBytes];
        byte[] file = FileBytes.Little.PcapHeader().PcapRecord(1, 0, longest).U32(1, 0, FrameBatch.MaximumFrameBytes + 1, FrameBatch.MaximumFrameBytes + 1).ToArray();

        Reading reading = Reading.OfBytes(file);

        Assert.Equal(longest.Length, Assert.Single(reading.Frames).Bytes.Length);
        Assert.Equal("test.pcap is not whole: a record says that it holds 262209 bytes, more than any frame has, at byte 262248; the frame before is good", reading.Truncated);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xFFFF_FFFF)]
    [InlineData(0x8000_0000)]
    public void A_first_record_that_lies_makes_the_file_unreadable(uint captured)
    {
        byte[] file = FileBytes.Little.PcapHeader().U32(1, 0, captured, captured).ToArray();
        if (captured == 0)
        {
            Assert.Empty(Assert.Single(Reading.OfBytes(file).Frames).Bytes);
        }
        else
        {
            Assert.Contains("at byte 24, before its first frame", Assert.Throws<CaptureFileException>(() => Reading.OfBytes(file)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_frame_can_be_read_again_at_its_offset()
    {
        using ScratchFolder folder = new();
        string path = folder.Write("a.pcap", FileBytes.Little.PcapHeader().PcapRecord(1, 0, s_first).PcapRecord(2, 0, s_second).ToArray());
        using CaptureFile source = CaptureFile.Open(path, 1, new CaptureFileOptions());
        Reading reading = Reading.Of(source);
        using CaptureBytes bytes = source.TakeBytes(1)!;
        source.Dispose();

        foreach ((FrameRecord frame, byte[] captured) in reading.Frames)
        {
            byte[] again = new byte[frame.CapturedLengthBytes];
            Assert.Equal(captured.Length, bytes.Read(frame.FileOffset, again));
            Assert.Equal(captured, again);
        }

        Assert.Equal(0, bytes.Read(1_000_000, new byte[4]));
        Assert.Null(source.TakeBytes(2));
    }
}

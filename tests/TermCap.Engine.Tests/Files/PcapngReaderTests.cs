using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class PcapngReaderTests
{
    private const ulong Second = 1_000_000; // if_tsresol when not stated: microseconds
    private static readonly byte[] s_frame = [0x10, 0x11, 0x12, 0x13, 0x14];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interface_and_its_frames_are_read_in_either_byte_order(bool bigEndian)
    {
        byte[] file = new FileBytes(bigEndian).Section()
            .Interface(276, 96, options => options.Option(2, "any").Option(3, "all devices").Option(9, value => value.Bytes(9)))
            .Enhanced(0, 1_501_730_282_056_405_001, s_frame, original: 60, options => options.Option(2, value => value.U32(2)))
            .ToArray();

        Reading reading = Reading.OfBytes(file);

        Assert.Equal(new CaptureSource(0, 1, "test.pcap", LinkType.LinuxSll2, 96) { InterfaceName = "any", Description = "all devices" }, Assert.Single(reading.Sources));
        (FrameRecord frame, byte[] bytes) = Assert.Single(reading.Frames);
        Assert.Equal(s_frame, bytes);
        Assert.Equal((1_501_730_282_056_405_001, 1, 60, LinkType.LinuxSll2, Direction.Out), (frame.TimeNanoseconds, frame.Number, frame.OriginalLengthBytes, frame.LinkType, frame.Direction));
    }

    [Theory]
    [InlineData(0, Direction.Unknown)]
    [InlineData(1, Direction.In)]
    [InlineData(2, Direction.Out)]
    [InlineData(3, Direction.Unknown)]
    [InlineData(0xFFFF_FFFD, Direction.In)]
    public void The_direction_is_in_the_two_lowest_flags(uint flags, Direction direction)
    {
        byte[] file = FileBytes.Little.Section().Interface().Enhanced(0, 1, s_frame, options: options => options.Option(1, "a comment before").Option(2, value => value.U32(flags))).ToArray();
        Assert.Equal(direction, Assert.Single(Reading.OfBytes(file).Frames).Frame.Direction);
    }

    [Fact]
    public void Options_that_do_not_fit_leave_the_frame_good()
    {
        byte[] file = FileBytes.Little.Section().Interface()
            .Block(6, body => body.U32(0, 0, 7, 5, 5).Padded(s_frame).U16(2, 400))
            .ToArray();
        (FrameRecord frame, byte[] bytes) = Assert.Single(Reading.OfBytes(file).Frames);
        Assert.Equal(Direction.Unknown, frame.Direction);
        Assert.Equal(s_frame, bytes);
    }

    [Fact]
    public void Sections_of_either_byte_order_follow_each_other()
    {
        byte[] little = FileBytes.Little.Section().Interface(1).Enhanced(0, Second, s_frame).ToArray();
        byte[] big = new FileBytes(true).Section().Interface(113).Interface(1).Enhanced(1, 2 * Second, s_frame).Enhanced(0, 3 * Second, s_frame).ToArray();

        Reading reading = Reading.OfBytes([.. little, .. big, .. little]);

        Assert.Equal([1L, 2, 3, 1], reading.Frames.Select(entry => entry.Frame.TimeNanoseconds / 1_000_000_000));
        Assert.Equal([0, 2, 1, 3], reading.Frames.Select(entry => entry.Frame.SourceIndex));
        Assert.Equal(4, reading.Sources.Count());
    }

    [Fact]
    public void A_named_interface_that_a_later_section_describes_again_stays_the_same_source()
    {
        byte[] section = FileBytes.Little.Section().Interface(1, 0, options => options.Option(2, "eth2")).Enhanced(0, Second, s_frame).ToArray();
        Reading reading = Reading.OfBytes([.. section, .. section]);
        Assert.Single(reading.Sources);
        Assert.Equal([0, 0], reading.Frames.Select(entry => entry.Frame.SourceIndex));
    }

    [Fact]
    public void Simple_and_old_packet_blocks_are_read()
    {
        byte[] file = FileBytes.Little.Section().Interface(1, snapLength: 3)
            .Block(2, body => body.U16(0, 9).U32(0, 5_000_000, 5, 60).Padded(s_frame).Option(2, value => value.U32(1)).U32(0))
            .Block(3, body => body.U32(60).Padded([0x20, 0x21, 0x22]))
            .ToArray();

        Reading reading = Reading.OfBytes(file);

        Assert.Equal([(5_000_000_000, 60, Direction.In), (5_000_000_000, 60, Direction.Unknown)],
            reading.Frames.Select(entry => (entry.Frame.TimeNanoseconds, entry.Frame.OriginalLengthBytes, entry.Frame.Direction)));
        Assert.Equal(s_frame, reading.Frames[0].Bytes);
        Assert.Equal([0x20, 0x21, 0x22], reading.Frames[1].Bytes);
    }

    [Fact]
    public void Blocks_and_options_that_nobody_knows_are_skipped()
    {
        byte[] file = FileBytes.Little
            .Section()
            .Block(0x4000_0001, body => body.U32(1, 2, 3))
            .Interface(1, 0, options => options.Option(0x7777, "?").Option(2, "eth2").Option(2988, value => value.U32(1).Bytes("of others"u8.ToArray())))
            .Block(4, body => body.U32(0)) // name resolution
            .Block(0x0BAD, body => body.U32(1).Bytes("of others..."u8.ToArray()))
            .Block(0x4000_0BAD, body => body.U32(1))
            .Block(0x8000_0000, _ => { })
            .Enhanced(0, Second, s_frame)
            .ToArray();
        Reading reading = Reading.OfBytes(file);
        Assert.Single(reading.Frames);
        Assert.Equal("eth2", Assert.Single(reading.Sources).InterfaceName);
        Assert.Null(reading.Truncated);
    }

    [Fact]
    public void A_topology_block_of_ours_comes_back_as_an_event_at_its_place()
    {
        static void Ours(FileBytes body) => body.U16(1, 4).U32(0x7F00_0001).U32(0)
            .Option(2988, value => value.U32(1).Bytes("TermCap1 of others"u8.ToArray()))
            .Option(2988, value => value.U32(32_473).Bytes("TermCap1{\"a\""u8.ToArray()))
            .Option(2988, value => value.U32(32_473).Bytes("TermCap1:1}"u8.ToArray()));
        byte[] file = FileBytes.Little.Section().Interface().Enhanced(0, Second, s_frame).Block(4, Ours).Enhanced(0, 2 * Second, s_frame).ToArray();

        Reading reading = Reading.OfBytes(file, new CaptureFileOptions { ParseTopology = json => $"parsed {json}" });

        (int afterFrames, CaptureEvent last) = reading.Events[^1];
        Assert.Equal(1, afterFrames);
        Assert.Equal(new TopologyEvent(new Timestamp(1_000_000_000), "parsed {\"a\":1}") { BeforeFrame = 1 }, last);
        Assert.DoesNotContain(Reading.OfBytes(file).Events, entry => entry.Event is TopologyEvent);
    }

    [Fact]
    public void Statistics_blocks_tell_what_was_lost_since_the_one_before()
    {
        static Action<FileBytes> Lost(ulong atInterface, ulong ring) => body => body.U32(0, 0, 3_000_000).Option(5, value => value.U64(atInterface)).Option(7, value => value.U64(ring)).U32(0);
        byte[] file = FileBytes.Little.Section().Interface().Enhanced(0, Second, s_frame).Block(5, Lost(2, 10)).Block(5, Lost(2, 15)).Block(5, Lost(2, 15)).ToArray();
        using CaptureFile source = CaptureFile.Open(new MemoryStream(file), "test.pcap", 1, new CaptureFileOptions());

        Reading reading = Reading.Of(source);

        Assert.Equal(new CaptureDrops(15, 2), source.Drops);
        Assert.Equal([(10UL, 2UL), (5UL, 0UL)], reading.Events.Select(entry => entry.Event).OfType<DropEvent>().Select(drop => (drop.RingDrops, drop.InterfaceDrops)));
    }

    [Fact]
    public void Frames_of_a_link_type_that_nobody_reads_are_numbered_counted_and_left_out()
    {
        byte[] file = FileBytes.Little.Section().Interface(220, 0, options => options.Option(2, "usbmon1")).Interface()
            .Enhanced(0, 1, s_frame).Enhanced(1, 2, s_frame).Enhanced(0, 3, s_frame).Enhanced(1, 4, s_frame).ToArray();
        using CaptureFile source = CaptureFile.Open(new MemoryStream(file), "test.pcapng", 1, new CaptureFileOptions());

        Reading reading = Reading.Of(source);

        Assert.Equal([2L, 4], reading.Frames.Select(entry => entry.Frame.Number));
        Assert.Equal(2, source.SkippedFrames);
        Assert.Equal("test.pcapng: the frames of interface usbmon1 are left out, because TermCap does not read its link type 220", Assert.Single(source.Notices));
    }

    [Fact]
    public void A_file_with_nothing_but_unread_link_types_is_refused()
    {
        byte[] file = FileBytes.Little.Section().Interface(220).Enhanced(0, 1, s_frame).ToArray();
        Assert.Equal(
            "cannot read test.pcap: none of its frames has a link type that TermCap reads; capture Ethernet, Linux cooked (SLL, SLL2), loopback or raw IP",
            Assert.Throws<CaptureFileException>(() => Reading.OfBytes(file)).Message);
    }

    public static TheoryData<string, byte[], string> Broken => new()
    {
        { "a length of nothing", FileBytes.Little.U32(6, 0).Bytes(new byte[24]).ToArray(), "a block says that it is 0 bytes long, which no block can be, at byte 88" },
        { "a length of 4 GiB", FileBytes.Little.U32(6, 0xFFFF_FFFC).Bytes(new byte[24]).ToArray(), "a block says that it is 4294967292 bytes long, more than the 16777216 that are believed, at byte 88" },
        { "a length that is no multiple of four", FileBytes.Little.U32(6, 33).Bytes(new byte[28]).ToArray(), "a block says that it is 33 bytes long, which no block can be, at byte 88" },
        { "two lengths that differ", FileBytes.Little.U32(9, 16, 0, 20).ToArray(), "a block says first that it is 16 bytes long and then 20, at byte 88" },
        { "a packet without its own fields", FileBytes.Little.Block(6, body => body.U32(0)).ToArray(), "a block of type 6 is too short for its own fields at byte 88" },
        { "more captured bytes than the block has", FileBytes.Little.Block(6, body => body.U32(0, 0, 0, 9, 9).Bytes(new byte[8])).ToArray(), "a block of 28 bytes says that 9 captured bytes are in it, which do not fit, at byte 88" },
        { "an interface that is not there", FileBytes.Little.Enhanced(1, 0, s_frame).ToArray(), "a frame names interface 1, which no block has described, at byte 88" },
        { "a section of an unknown version", FileBytes.Little.Section(major: 2).ToArray(), "a section is of version 2.0 of the format, and only 1 is known, at byte 88" },
        { "a section without a byte order", FileBytes.Little.U32(0x0A0D0D0A, 28, 0, 0, 0, 0, 28).ToArray(), "a section header without a byte order stands at byte 88" },
        { "half a block's header", FileBytes.Little.U32(6).ToArray(), "it ends in the middle of a block's header at byte 88" },
        { "half a block", FileBytes.Little.U32(6, 100, 0, 0, 0, 0).ToArray(), "it ends in the middle of a block at byte 88" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_file_that_turns_bad_keeps_the_frames_before(string what, byte[] tail, string reason)
    {
        FileBytes good = FileBytes.Little.Section().Interface().Enhanced(0, 1, s_frame);
        Reading reading = Reading.OfBytes([.. good.ToArray(), .. tail]);
        Assert.True(reading.Frames.Count == 1, what);
        Assert.Equal($"test.pcap is not whole: {reason}; the frame before is good", reading.Truncated);
    }

    [Fact]
    public void A_packet_before_any_section_makes_the_file_unreadable() =>
        Assert.Equal(
            "cannot read test.pcap: it is not a capture; TermCap reads pcap and pcapng, also packed with gzip",
            Assert.Throws<CaptureFileException>(() => Reading.OfBytes(FileBytes.Little.Enhanced(0, 1, s_frame).ToArray())).Message);
}

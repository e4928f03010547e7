using CsCheck;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class PcapWriterTests
{
    private static readonly byte[] s_frame = [0x10, 0x11, 0x12, 0x13, 0x14];

    [Theory]
    [InlineData(TimestampPrecision.Nanoseconds, 0xA1B23C4D, 56_405_001)]
    [InlineData(TimestampPrecision.Microseconds, 0xA1B2C3D4, 56_405)]
    public void A_file_is_written_byte_for_byte_as_the_format_says(TimestampPrecision precision, uint magic, uint fraction)
    {
        FrameRecord frame = new() { TimeNanoseconds = 1_501_730_282_056_405_001, OriginalLengthBytes = 60, Direction = Direction.In };
        byte[] expected = FileBytes.Little.PcapHeader(magic, linkType: 276, snapLength: 262_144).PcapRecord(1_501_730_282, fraction, s_frame, original: 60).ToArray();

        Assert.Equal(expected, Written(writer => writer.Write(frame, s_frame, "pcap has no comments"), precision, LinkType.LinuxSll2));
    }

    [Fact]
    public void Frames_come_back_as_they_were() => RandomFrames.Any.Sample(frames =>
    {
        var oneSource = frames.Select(entry => (Frame: entry.Frame with { SourceIndex = 0, LinkType = LinkType.Ethernet }, entry.Bytes)).ToArray();
        Reading reading = Reading.OfBytes(Written(writer => Array.ForEach(oneSource, entry => writer.Write(entry.Frame, entry.Bytes))));
        Assert.Equal(oneSource.Select(entry => RandomFrames.Told(entry, withDirection: false)), reading.Frames.Select(entry => RandomFrames.Told(entry)));
    });

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(long.MinValue, 0)]
    [InlineData(long.MaxValue, 4_294_967_295_999_999_999)]
    public void A_time_that_the_format_cannot_say_becomes_the_nearest(long nanoseconds, long written)
    {
        FrameRecord frame = new() { TimeNanoseconds = nanoseconds };
        Assert.Equal(written, Reading.OfBytes(Written(writer => writer.Write(frame, s_frame))).Frames[0].Frame.TimeNanoseconds);
    }

    [Fact]
    public void A_source_of_another_link_type_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Written(writer => writer.AddSource(new CaptureSource(0, 1, "any", LinkType.LinuxSll2, 0))));

    [Fact]
    public void The_largest_frame_is_written()
    {
        byte[] largest = new byte[FrameBatch.MaximumFrameBytes];
        largest[^1] = 0x99;
        Assert.Equal(largest, Reading.OfBytes(Written(writer => writer.Write(new FrameRecord { OriginalLengthBytes = largest.Length }, largest))).Frames[0].Bytes);
    }

    private static byte[] Written(Action<PcapWriter> write, TimestampPrecision precision = TimestampPrecision.Nanoseconds, LinkType linkType = LinkType.Ethernet)
    {
        using MemoryStream stream = new();
        PcapWriter writer = new(stream, "out.pcap", linkType, precision);
        write(writer);
        writer.Flush();
        Assert.Equal(stream.Length, writer.LengthBytes);
        return stream.ToArray();
    }
}

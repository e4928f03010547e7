using CsCheck;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class PcapngWriterTests
{
    private static readonly byte[] s_frame = [0x10, 0x11, 0x12, 0x13, 0x14];
    private static readonly FrameRecord s_record = new() { TimeNanoseconds = 1_501_730_282_056_405_001, OriginalLengthBytes = 60, Direction = Direction.Out };

    [Fact]
    public void A_file_is_written_byte_for_byte_as_the_format_says()
    {
        byte[] written = Written(writer =>
        {
            writer.AddSource(new CaptureSource(0, 1, "in", LinkType.LinuxSll2, 96) { InterfaceName = "eth2", InterfaceIndex = 4 }, "active slave of bond1");
            writer.Write(s_record, s_frame);
            writer.Write(s_record with { Direction = Direction.Unknown }, s_frame);
            writer.Write(s_record, s_frame, "ambiguous");
            writer.WriteTopology("{\"a\":1}");
            writer.WriteStatistics(0, new Timestamp(s_record.TimeNanoseconds), new CaptureDrops(7, 9));
        });

        const ulong Time = 1_501_730_282_056_405_001;
        byte[] expected = FileBytes.Little
            .Block(0x0A0D0D0A, body => body.U32(0x1A2B3C4D).U16(1, 0).U64(ulong.MaxValue).Option(1, "cleaned").Option(4, "TermCap 0.1.0").U32(0))
            .Interface(276, 96, options => options.Option(2, "eth2").Option(3, "active slave of bond1").Option(9, value => value.Bytes(9))
                .Option(2988, value => value.U32(32_473).Bytes("TermCap ifindex=4"u8.ToArray())))
            .Enhanced(0, Time, s_frame, 60, options => options.Option(2, value => value.U32(2)))
            .Enhanced(0, Time, s_frame, 60)
            .Enhanced(0, Time, s_frame, 60, options => options.Option(2, value => value.U32(2)).Option(1, "ambiguous"))
            .Block(4, body => body.U32(0).Option(2988, value => value.U32(32_473).Bytes("TermCap1{\"a\":1}"u8.ToArray())).U32(0))
            .Block(5, body => body.U32(0, unchecked((uint)(Time >> 32)), unchecked((uint)Time)).Option(5, value => value.U64(9)).Option(7, value => value.U64(7)).U32(0))
            .ToArray();
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(written));
    }

    [Fact]
    public void Frames_and_interfaces_come_back_as_they_were() => RandomFrames.Any.Sample(frames =>
    {
        Reading reading = Reading.OfBytes(Written(writer =>
        {
            foreach (CaptureSource source in RandomFrames.Sources)
            {
                writer.AddSource(source);
            }

            Array.ForEach(frames, entry => writer.Write(entry.Frame, entry.Bytes, entry.Bytes.Length % 2 == 0 ? null : "a comment"));
        }));

        Assert.Equal(RandomFrames.Sources, reading.Sources);
        Assert.Equal(frames.Select(entry => RandomFrames.Told(entry)), reading.Frames.Select(entry => RandomFrames.Told(entry)));
    });

    [Fact]
    public void Topology_and_drops_come_back_as_events()
    {
        string json = $"{{\"text\":\"{new string('ä', 100_000)}\"}}";
        byte[] file = Written(writer =>
        {
            writer.AddSource(new CaptureSource(0, 1, "in", LinkType.Ethernet, 0));
            writer.WriteTopology(json);
            writer.Write(s_record, s_frame);
            writer.WriteStatistics(0, new Timestamp(5), new CaptureDrops(7, 9));
        });

        Reading reading = Reading.OfBytes(file, new CaptureFileOptions { ParseTopology = text => text });

        Assert.Equal(json, reading.Events.Select(entry => entry.Event).OfType<TopologyEvent>().Single().Payload);
        (int afterFrames, DropEvent drops) = (reading.Events[^1].AfterFrames, Assert.IsType<DropEvent>(reading.Events[^1].Event));
        Assert.Equal((1, 5, 7UL, 9UL), (afterFrames, drops.Time.Nanoseconds, drops.RingDrops, drops.InterfaceDrops));
        Assert.Equal(new DeviceDrops(null, 0, 9), Assert.Single(drops.Devices));
    }

    [Fact]
    public void A_frame_of_a_source_that_was_not_added_is_a_mistake()
    {
        Assert.Throws<InvalidOperationException>(() => Written(writer => writer.Write(s_record, s_frame)));
        Assert.Throws<InvalidOperationException>(() => Written(writer =>
        {
            writer.AddSource(new CaptureSource(3, 1, "in", LinkType.Ethernet, 0));
            writer.Write(s_record with { SourceIndex = 2 }, s_frame);
        }));
    }

    [Fact]
    public void A_long_comment_is_cut_between_characters()
    {
        byte[] file = Written(writer =>
        {
            writer.AddSource(new CaptureSource(0, 1, "in", LinkType.Ethernet, 0));
            writer.Write(s_record, s_frame, "x" + new string('€', 100_000));
            writer.Write(s_record, s_frame);
        });

        Assert.Equal(2, Reading.OfBytes(file).Frames.Count);
        Assert.Equal(1 + (3 * ((8192 - 1) / 3)), file.AsSpan().LastIndexOf((byte)0xAC) - file.AsSpan().IndexOf((byte)'x') + 1);
    }

    [Fact]
    public void A_topology_past_the_longest_block_is_refused() =>
        Assert.Throws<ArgumentException>(() => Written(writer => writer.WriteTopology(new string(' ', 16 * 1024 * 1024))));

    private static byte[] Written(Action<PcapngWriter> write)
    {
        using MemoryStream stream = new();
        PcapngWriter writer = new(stream, "out.pcapng", "TermCap 0.1.0", "cleaned");
        write(writer);
        writer.Flush();
        Assert.Equal(stream.Length, writer.LengthBytes);
        return stream.ToArray();
    }
}

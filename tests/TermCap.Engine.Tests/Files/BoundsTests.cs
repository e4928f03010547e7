using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

/// <summary>What a file may ask for, and what happens when it asks for more.</summary>
public sealed class BoundsTests
{
    private static readonly byte[] s_frame = [0x10, 0x11];

    [Fact]
    public void More_interfaces_than_a_section_may_have_are_malformed()
    {
        FileBytes file = FileBytes.Little.Section().Interface().Enhanced(0, 1, s_frame);
        for (int device = 1; device <= SourceTable.Capacity; device++)
        {
            file.Interface();
        }

        Reading reading = Reading.OfBytes(file.ToArray());

        Assert.Equal(SourceTable.Capacity, reading.Sources.Count());
        Assert.Contains("a section has more than 16384 interfaces at byte", reading.Truncated, StringComparison.Ordinal);
    }

    [Fact]
    public void More_sources_than_a_run_may_have_are_malformed_for_either_format()
    {
        CaptureFileOptions options = new();
        FileBytes full = FileBytes.Little.Section();
        for (int device = 0; device < SourceTable.Capacity; device++)
        {
            full.Interface();
        }

        Reading.OfBytes(full.ToArray(), options);

        byte[] pcap = FileBytes.Little.PcapHeader().PcapRecord(1, 0, s_frame).ToArray();
        byte[] pcapng = FileBytes.Little.Section().Interface().Enhanced(0, 1, s_frame).ToArray();
        foreach (byte[] file in new[] { pcap, pcapng })
        {
            Assert.Contains("the inputs have more than 16384 interfaces", Assert.Throws<CaptureFileException>(() => Reading.OfBytes(file, options)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_batch_without_frames_goes_on_its_way_when_it_is_full_of_events()
    {
        FileBytes file = FileBytes.Little.Section().Interface();
        for (ulong lost = 1; lost <= 2000; lost++)
        {
            file.Block(5, body => body.U32(0, 0, 0).Option(7, value => value.U64(lost)).U32(0));
        }

        using CaptureFile source = CaptureFile.Open(new MemoryStream(file.ToArray()), "test.pcapng", 1, new CaptureFileOptions());
        FrameBatch batch = new();
        int drops = 0;
        FillStatus status = FillStatus.More;
        while (status != FillStatus.End)
        {
            batch.Clear();
            status = source.Fill(batch);
            Assert.InRange(batch.Events.Count, 0, FrameBatch.FrameCapacity);
            drops += batch.Events.OfType<DropEvent>().Count();
        }

        Assert.Equal(2000, drops);
        Assert.Equal(2000UL, source.Drops.Ring);
    }

    [Fact]
    public void Long_names_are_cut()
    {
        byte[] file = FileBytes.Little.Section().Interface(1, 0, options => options.Option(2, new string('x', 60_000)).Option(3, new string('y', 512))).Enhanced(0, 1, s_frame).ToArray();
        CaptureSource source = Assert.Single(Reading.OfBytes(file).Sources);
        Assert.Equal(512, source.InterfaceName!.Length);
        Assert.Equal(512, source.Description!.Length);
    }

    [Fact]
    public void Notices_end_at_their_capacity_and_the_counter_goes_on()
    {
        FileBytes file = FileBytes.Little.Section();
        for (uint device = 0; device < 40; device++)
        {
            file.Interface(linkType: 220).Enhanced(device, 1, s_frame);
        }

        file.Interface().Enhanced(40, 1, s_frame);
        using CaptureFile source = CaptureFile.Open(new MemoryStream(file.ToArray()), "test.pcapng", 1, new CaptureFileOptions());
        Assert.Single(Reading.Of(source).Frames);
        Assert.Equal(Notices.Capacity, source.Notices.Count);
        Assert.Equal(40, source.SkippedFrames);
    }

    [Fact]
    public void A_block_of_the_longest_length_is_read()
    {
        byte[] file = FileBytes.Little.Section().Interface()
            .Block(0x0000_0A0A, body => body.Bytes(new byte[PcapngFormat.LargestBlockBytes - 12]))
            .Enhanced(0, 1, s_frame).ToArray();
        Reading reading = Reading.OfBytes(file);
        Assert.Single(reading.Frames);
        Assert.Null(reading.Truncated);
    }
}

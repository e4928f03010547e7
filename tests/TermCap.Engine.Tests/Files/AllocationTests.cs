using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class AllocationTests
{
    private const int Frames = 100_000;
    private const int WarmUpFrames = 20_000;

    [Theory]
    [InlineData("pcap")]
    [InlineData("pcapng")]
    public void Reading_a_hundred_thousand_frames_allocates_nothing(string format)
    {
        using ScratchFolder folder = new();
        using CaptureFile source = CaptureFile.Open(folder.Write("a", Written(format)), 1, new CaptureFileOptions());
        AssertNothingAllocated(source);
    }

    [Fact]
    public void Merging_allocates_nothing()
    {
        using ScratchFolder folder = new();
        string path = folder.Write("a", Written("pcapng"));
        using IFileSource source = CaptureFiles.Open([path, path], new CaptureFileOptions());
        AssertNothingAllocated(source);
    }

    [Theory]
    [InlineData("pcap")]
    [InlineData("pcapng")]
    public void Writing_a_hundred_thousand_frames_allocates_nothing(string format)
    {
        ICaptureWriter writer = Writer(format, Stream.Null);
        byte[] bytes = new byte[96];
        Write(writer, bytes, WarmUpFrames);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Write(writer, bytes, Frames);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void AssertNothingAllocated(IFrameSource source)
    {
        FrameBatch batch = new();
        int count = 0;
        while (count < WarmUpFrames)
        {
            count += Fill(source, batch);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (count < WarmUpFrames + Frames)
        {
            count += Fill(source, batch);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Fill(IFrameSource source, FrameBatch batch)
    {
        batch.Clear();
        source.Fill(batch);
        return batch.Count;
    }

    private static byte[] Written(string format)
    {
        using MemoryStream stream = new();
        ICaptureWriter writer = Writer(format, stream);
        Write(writer, new byte[96], WarmUpFrames + Frames + 1000);
        writer.Flush();
        return stream.ToArray();
    }

    private static ICaptureWriter Writer(string format, Stream stream)
    {
        ICaptureWriter writer = format == "pcap" ? new PcapWriter(stream, format, LinkType.Ethernet) : new PcapngWriter(stream, format, "TermCap");
        writer.AddSource(new CaptureSource(0, 1, format, LinkType.Ethernet, 0) { InterfaceName = "eth2" });
        return writer;
    }

    private static void Write(ICaptureWriter writer, byte[] bytes, int count)
    {
        for (int frame = 0; frame < count; frame++)
        {
            writer.Write(new FrameRecord { TimeNanoseconds = frame, OriginalLengthBytes = 1500, Direction = Direction.In }, bytes);
        }
    }
}

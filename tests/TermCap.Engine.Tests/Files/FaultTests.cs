using CsCheck;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

/// <summary>Inputs that end, fail or lie at each byte in turn: the frames before stay good, and nothing but the two kinds of failure comes out.</summary>
public sealed class FaultTests
{
    private static readonly byte[] s_pcap = FileBytes.Little.PcapHeader().PcapRecord(1, 0, [1, 2, 3]).PcapRecord(2, 0, []).PcapRecord(3, 0, [4]).ToArray();

    private static readonly byte[] s_pcapng = new FileBytes(true).Section().Interface(1, 0, options => options.Option(2, "eth2"))
        .Enhanced(0, 1, [1, 2, 3], options: options => options.Option(2, value => value.U32(1))).Block(4, body => body.U32(0)).Enhanced(0, 2, [])
        .Block(5, body => body.U32(0, 0, 0).Option(7, value => value.U64(3)).U32(0)).Enhanced(0, 3, [4]).ToArray();

    private static readonly byte[][] s_beginnings = [s_pcap, s_pcapng, s_pcapng[..28], CaptureFileTests.Gzip(s_pcapng)];

    public static TheoryData<string, byte[]> Formats => new() { { "pcap", s_pcap }, { "pcapng", s_pcapng } };

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_cut_at_any_byte_gives_the_frames_before_the_cut(string format, byte[] file)
    {
        string[] whole = Told(Reading.OfBytes(file));
        for (int length = 0; length < file.Length; length++)
        {
            (string[] frames, string? complaint) = Outcome(new MemoryStream(file[..length]));
            Assert.True(whole.AsSpan().StartsWith(frames), $"{format} cut at {length}");
            Assert.True(frames.Length < whole.Length || complaint is null, $"{format} cut at {length}: {complaint}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_stream_that_fails_at_any_byte_gives_the_frames_before_and_then_the_failure(string format, byte[] file)
    {
        string[] whole = Told(Reading.OfBytes(file));
        for (int position = 0; position <= file.Length; position++)
        {
            (string[] frames, string? complaint) = Outcome(new FailingStream(file, position, mostAtOnce: 5));
            Assert.True(whole.AsSpan().StartsWith(frames), $"{format} failed at {position}");
            Assert.True(complaint?.Contains("the disk says no", StringComparison.Ordinal), $"{format} failed at {position}: {complaint}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_stream_that_gives_one_byte_at_a_time_gives_all_frames(string format, byte[] file)
    {
        (string[] frames, string? complaint) = Outcome(new FailingStream(file, int.MaxValue, mostAtOnce: 1));
        Assert.Equal(Told(Reading.OfBytes(file)), frames);
        Assert.True(complaint is null, format);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_with_any_bytes_changed_gives_frames_or_a_sentence(string format, byte[] file)
    {
        _ = format;
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            byte[] changed = [.. file];
            Array.ForEach(changes, change => changed[change.Item1] = change.Item2);
            Outcome(new MemoryStream(changed));
        });
    }

    [Fact]
    public void Any_bytes_behind_a_good_beginning_give_frames_or_a_sentence() =>
        Gen.Select(Gen.Int[0, s_beginnings.Length - 1], Gen.Byte.Array[0, 400]).Sample((start, rest) =>
        {
            Outcome(new MemoryStream([.. s_beginnings[start], .. rest]));
        });

    [Fact]
    public void Any_bytes_at_all_give_frames_or_a_sentence() =>
        Gen.Byte.Array[0, 200].Sample(bytes => { Outcome(new MemoryStream(bytes)); });

    [Fact]
    public void A_length_that_lies_costs_no_memory()
    {
        byte[] file = [.. s_pcapng, .. new FileBytes(true).U32(6, 16 * 1024 * 1024).Bytes(new byte[64]).ToArray()];
        Outcome(new MemoryStream(file));
        long before = GC.GetAllocatedBytesForCurrentThread();
        (_, string? complaint) = Outcome(new MemoryStream(file));
        Assert.Contains("ends in the middle of a block", complaint, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FrameBatch.ByteCapacity + CaptureFileOptions.DefaultWindowBytes + 100_000);
    }

    /// <summary>All frames, and the sentence that ended the run, if it was not simply the end.</summary>
    private static (string[] Frames, string? Complaint) Outcome(Stream stream)
    {
        Reading reading = new();
        FrameBatch batch = new();
        try
        {
            using CaptureFile source = CaptureFile.Open(stream, "test.pcap", 1, new CaptureFileOptions { ParseTopology = json => json });
            FillStatus status = FillStatus.More;
            for (int fills = 0; fills < 10_000 && status != FillStatus.End; fills++)
            {
                batch.Clear();
                status = source.Fill(batch);
                reading.Add(batch);
            }

            Assert.Equal(FillStatus.End, status);
            return (Told(reading), reading.Truncated);
        }
        catch (Exception failure) when (failure is CaptureFileException or IOException)
        {
            return (Told(reading), failure.Message);
        }
    }

    private static string[] Told(Reading reading) => [.. reading.Frames.Select(entry => RandomFrames.Told(entry))];
}

using System.IO.Compression;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class CaptureFileTests
{
    private static readonly byte[] s_frame = [0x10, 0x11, 0x12, 0x13, 0x14];

    public static TheoryData<byte[], string> NotRead => new()
    {
        { [], "it is empty; was the capture stopped before it wrote anything?" },
        { [0xA1], "it ends after 1 bytes, before a capture's first frame; capture or copy it again" },
        { FileBytes.Little.PcapHeader().ToArray()[..23], "it ends after 23 bytes, before a capture's first frame; capture or copy it again" },
        { "#!/bin/sh\n"u8.ToArray(), "it is not a capture; TermCap reads pcap and pcapng, also packed with gzip" },
        { [0xA1, 0xB2, 0xCD, 0x34, 0, 2], "it is a modified pcap file (Kuznetzov's, as of old Red Hat systems); convert it with editcap -F pcap" },
        { [0x34, 0xCD, 0xB2, 0xA1, 2, 0], "it is a modified pcap file (Kuznetzov's, as of old Red Hat systems); convert it with editcap -F pcap" },
        { "snoop\0\0\0"u8.ToArray(), "it is a snoop file; convert it with editcap -F pcap" },
        { [0x28, 0xB5, 0x2F, 0xFD, 0], "it is compressed with zstd; unpack it first (zstd -d)" },
        { [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "it is compressed with xz; unpack it first (xz -d)" },
        { [0x1F, 0x8B, 8, 0], "its gzip data is broken from the start; copy it again" },
        { Gzip(Gzip("#!/bin/sh\n"u8.ToArray())), "it is not a capture; TermCap reads pcap and pcapng, also packed with gzip" },
    };

    [Theory]
    [MemberData(nameof(NotRead))]
    public void What_is_no_capture_is_refused_in_a_sentence(byte[] bytes, string sentence)
    {
        using ScratchFolder folder = new();
        string path = folder.Write("in.pcap", bytes);
        Assert.Equal($"cannot read {path}: {sentence}", Assert.Throws<CaptureFileException>(() => Reading.OfFile(path)).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_or_a_directory_is_refused_in_a_sentence()
    {
        using ScratchFolder folder = new();
        Assert.Equal($"cannot read {folder["none"]}: there is no such file; look at its path", Assert.Throws<CaptureFileException>(() => Reading.OfFile(folder["none"])).Message);
        Assert.Equal($"cannot read {folder["no/ne"]}: there is no such file; look at its path", Assert.Throws<CaptureFileException>(() => Reading.OfFile(folder["no/ne"])).Message);
        Assert.Equal($"cannot read {folder["."]}: it is a directory; name the files in it", Assert.Throws<CaptureFileException>(() => Reading.OfFile(folder["."])).Message);
    }

    [Fact]
    public void A_gzip_file_is_unpacked_and_its_frames_cannot_be_read_again()
    {
        byte[] plain = FileBytes.Little.PcapHeader().PcapRecord(1, 0, s_frame).PcapRecord(2, 0, s_frame).ToArray();
        using ScratchFolder folder = new();
        using CaptureFile source = CaptureFile.Open(folder.Write("a.pcap.gz", Gzip(plain)), 1, new CaptureFileOptions());

        Reading reading = Reading.Of(source);

        Assert.Equal([-1L, -1], reading.Frames.Select(entry => entry.Frame.FileOffset));
        Assert.All(reading.Frames, entry => Assert.Equal(s_frame, entry.Bytes));
        Assert.Null(source.TakeBytes(1));
    }

    [Fact]
    public void Gzip_members_that_follow_each_other_are_one_file()
    {
        byte[] plain = FileBytes.Little.PcapHeader().PcapRecord(1, 0, s_frame).PcapRecord(2, 0, s_frame).ToArray();
        Assert.Equal(2, Reading.OfBytes([.. Gzip(plain[..30]), .. Gzip(plain[30..])]).Frames.Count);
    }

    [Fact]
    public void A_gzip_file_that_is_cut_keeps_the_frames_that_can_be_unpacked()
    {
        FileBytes plain = FileBytes.Little.PcapHeader();
        for (uint frame = 0; frame < 5000; frame++)
        {
            plain.PcapRecord(frame, frame * 7919 % 1_000_000, BitConverter.GetBytes(frame * 2_654_435_761));
        }

        byte[] packed = Gzip(plain.ToArray());
        Reading reading = Reading.OfBytes(packed[..(packed.Length / 2)]);

        Assert.InRange(reading.Frames.Count, 1000, 4000);
        Assert.Matches("^test.pcap is not whole: (its gzip data is broken|it ends in the middle of a record(.s header)?) at byte [0-9]+; the [0-9]+ frames before are good$", reading.Truncated);
    }

    [Fact]
    public void Tiny_batches_and_tiny_windows_give_the_same_frames()
    {
        string path = TestCaptures.Public("zeek-gap-data-missing.pcapng");
        Reading whole = Reading.OfFile(path);
        using CaptureFile source = CaptureFile.Open(path, 1, new CaptureFileOptions { WindowBytes = 16 });
        Reading tiny = Reading.Of(source, new FrameBatch(0, frameCapacity: 1, fullBytes: 1));

        Assert.Equal(whole.Frames.Select(entry => entry.Frame with { ByteOffset = 0 }), tiny.Frames.Select(entry => entry.Frame with { ByteOffset = 0 }));
        Assert.Equal(whole.Frames.Select(entry => Convert.ToHexString(entry.Bytes)), tiny.Frames.Select(entry => Convert.ToHexString(entry.Bytes)));
    }

    [Fact]
    public void A_stop_ends_a_file_at_once()
    {
        using CaptureFile source = CaptureFile.Open(TestCaptures.Public("suricata-smb1_osx.pcap"), 1, new CaptureFileOptions());
        FrameBatch batch = new(0, frameCapacity: 1);
        Assert.Equal(FillStatus.More, source.Fill(batch));
        source.RequestStop();
        batch.Clear();
        Assert.Equal(FillStatus.End, source.Fill(batch));
        Assert.True(batch.IsEmpty);
    }

    [Fact]
    public void Sources_are_numbered_over_all_inputs()
    {
        CaptureFileOptions options = new();
        Reading.OfFile(TestCaptures.Public("zeek-fuzz-72.pcap"), options);
        Reading second = Reading.OfFile(TestCaptures.Public("tcpdump-tcp-handshake-nano.pcap"), options);
        Assert.All(second.Frames, entry => Assert.Equal(1, entry.Frame.SourceIndex));
        Assert.Equal([0, 1], options.Sources.Sources.Select(source => source.Index));
    }

    internal static byte[] Gzip(byte[] plain)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}

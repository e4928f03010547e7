using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

/// <summary>tcpdump's -w with -C, -G and -W.</summary>
public sealed class RotatingCaptureWriterTests : IDisposable
{
    private const int FrameBytes = 84; // with its record header 100 bytes in a pcap file
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "a:3 a1:3 a2:1", "-C: a number from the second file on; a file is closed once it is longer than asked")]
    [InlineData(1, "a:1", "-W 1: one file that is written over")]
    [InlineData(2, "a0:1 a1:3", "-W 2: two files, of which the oldest is written over")]
    [InlineData(10, "a0:3 a1:3 a2:1", "-W 10: the numbers have one digit, 0 to 9")]
    [InlineData(11, "a00:3 a01:3 a02:1", "-W 11: two digits")]
    public void A_length_begins_a_new_file(int? files, string names, string reason)
    {
        Record(new RotationOptions(_folder["a"]) { LengthBytes = 300, Files = files }, [1, 2, 3, 4, 5, 6, 7]);
        Assert.True(names == Told(), $"{reason}: {Told()}");
    }

    [Theory]
    [InlineData("a-%H%M%S", null, "a-000000:2 a-000005:2 a-000011:1")]
    [InlineData("a-%s", 2, "a-0:2 a-5:2")]
    [InlineData("a", null, "a:1")]
    public void Seconds_of_the_frames_begin_a_new_file(string name, int? files, string names)
    {
        RotatingCaptureWriter recording = Record(new RotationOptions(_folder[name]) { Seconds = 5, Files = files }, [0, 4, 5, 9, 11]);
        Assert.Equal(names, Told());
        Assert.Equal(files is not null, recording.IsComplete);
    }

    [Fact]
    public void Seconds_and_length_number_the_files_of_each_period()
    {
        Record(new RotationOptions(_folder["a-%S-"]) { Seconds = 5, LengthBytes = 150 }, [0, 1, 2, 5, 6]);
        Assert.Equal("a-00-:2 a-00-1:1 a-05-:2", Told());
    }

    [Fact]
    public void Each_file_is_a_whole_capture_with_sources_and_topology()
    {
        using (RotatingCaptureWriter recording = new(new RotationOptions(_folder["a"]) { LengthBytes = 300 }, (stream, name) => new PcapngWriter(stream, name, "TermCap")))
        {
            recording.AddSource(new CaptureSource(0, 1, "eth2", LinkType.Ethernet, 0) { InterfaceName = "eth2" });
            recording.WriteTopology("{}");
            WriteFrames(recording, [1, 2, 3, 4, 5]);
        }

        foreach (string name in _folder.Names)
        {
            Reading reading = Reading.OfFile(_folder[name], new CaptureFileOptions { ParseTopology = json => json });
            Assert.Equal("eth2", Assert.Single(reading.Sources).InterfaceName);
            Assert.Contains(reading.Events, entry => entry.Event is TopologyEvent);
            Assert.NotEmpty(reading.Frames);
        }
    }

    [Fact]
    public void A_file_is_readable_after_any_flush()
    {
        using RotatingCaptureWriter recording = new(new RotationOptions(_folder["a"]), (stream, name) => new PcapWriter(stream, name, LinkType.Ethernet));
        for (int count = 1; count <= 2000; count++)
        {
            WriteFrame(recording, count);
            if (count % 97 == 0)
            {
                recording.Flush();
                Assert.Equal(count, Reading.OfFile(_folder["a"]).Frames.Count);
            }
            else if (count > 97)
            {
                Assert.Null(Reading.OfFile(_folder["a"]).Truncated);
            }
        }
    }

    [Fact]
    public void A_directory_without_rights_or_existence_is_told_at_once() =>
        Assert.Equal(
            $"cannot write {_folder["no/a"]}: its directory does not exist; make it first",
            Assert.Throws<IOException>(() => new RotatingCaptureWriter(new RotationOptions(_folder["no/a"]), (stream, name) => new PcapWriter(stream, name, LinkType.Ethernet))).Message);

    [Theory]
    [InlineData("%Y-%m-%d %H:%M:%S", "2017-08-03 03:18:02")]
    [InlineData("%y%j %e %s %z %u%w", "17215  3 1501730282 +0000 44")]
    [InlineData("%F_%T %D %R", "2017-08-03_03:18:02 08/03/17 03:18")]
    [InlineData("%a %A %b %h %B %I%p", "Thu Thursday Aug Aug August 03AM")]
    [InlineData("100%% %", "100% %")]
    [InlineData("%Q stays", "%Q stays")]
    public void A_name_holds_the_time_as_strftime_prints_it(string pattern, string name) =>
        Assert.Equal(name, StrftimeName.At(pattern, new Timestamp(1_501_730_282_056_405_000), TimeZoneInfo.Utc));

    [Fact]
    public void A_name_can_hold_the_local_time() =>
        Assert.Equal("05:18 +0200", StrftimeName.At("%R %z", new Timestamp(1_501_730_282_000_000_000), TimeZoneInfo.CreateCustomTimeZone("t", TimeSpan.FromHours(2), "t", "t")));

    private static RotatingCaptureWriter Record(RotationOptions options, int[] seconds)
    {
        using RotatingCaptureWriter recording = new(options, (stream, name) => new PcapWriter(stream, name, LinkType.Ethernet));
        WriteFrames(recording, seconds);
        return recording;
    }

    private static void WriteFrames(RotatingCaptureWriter recording, int[] seconds)
    {
        Array.ForEach(seconds, second => WriteFrame(recording, second));
        recording.Flush();
    }

    private static void WriteFrame(RotatingCaptureWriter recording, int second) =>
        recording.Write(new FrameRecord { TimeNanoseconds = second * 1_000_000_000L, OriginalLengthBytes = FrameBytes }, new byte[FrameBytes]);

    private string Told() => string.Join(' ', _folder.Names.Select(name => $"{name}:{Reading.OfFile(_folder[name]).Frames.Count}"));
}

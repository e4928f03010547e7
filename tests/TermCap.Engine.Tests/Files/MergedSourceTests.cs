using CsCheck;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Files;

public sealed class MergedSourceTests
{
    [Theory]
    [InlineData("1 3 5", "2 4 6", "A1 B2 A3 B4 A5 B6", "two devices of one moment interleave")]
    [InlineData("1 2 3", "4 5", "A1 A2 A3 B4 B5", "rotated files follow each other")]
    [InlineData("4 5", "1 2 3", "B1 B2 B3 A4 A5", "also when they are given the wrong way round")]
    [InlineData("1 1", "1 1", "A1 A1 B1 B1", "equal times keep the order of the inputs")]
    [InlineData("5 1 6", "2 7", "B2 A5 A1 A6 B7", "an input keeps its own order, though its times step back")]
    [InlineData("", "1", "B1", "an input without frames ends at once")]
    public void Heads_with_the_earliest_time_go_first(string a, string b, string merged, string reason)
    {
        using ScratchFolder folder = new();
        using IFileSource source = CaptureFiles.Open([File(folder, "a", a), File(folder, "b", b)], new CaptureFileOptions());
        Assert.True(merged == Told(Reading.Of(source)), reason);
    }

    [Theory]
    [InlineData(0, 1, "A1 B1 A2 B2")]
    [InlineData(1, 0, "B1 A1 B2 A2")]
    public void At_equal_times_the_lower_device_goes_first(int priorityA, int priorityB, string merged)
    {
        using ScratchFolder folder = new();
        using IFileSource source = CaptureFiles.Open([File(folder, "a", "1 2"), File(folder, "b", "1 2")], new CaptureFileOptions(), [priorityA, priorityB]);
        Assert.Equal(merged, Told(Reading.Of(source)));
    }

    [Fact]
    public void Every_frame_comes_once_whatever_the_times_and_the_batch() =>
        Gen.Int[1, 50].Array[0, 300].Array[2, 5].Sample(
            inputs =>
            {
                using ScratchFolder folder = new();
                string[] paths = [.. inputs.Select((times, index) => File(folder, $"{(char)('a' + index)}", string.Join(' ', times)))];
                using IFileSource source = CaptureFiles.Open(paths, new CaptureFileOptions());
                Reading reading = Reading.Of(source, new FrameBatch(0, frameCapacity: 7));
                for (int input = 0; input < inputs.Length; input++)
                {
                    Assert.Equal(inputs[input], reading.Frames.Where(entry => entry.Frame.Input == input + 1).Select(entry => (int)(entry.Frame.TimeNanoseconds / 1_000_000_000)));
                }
            },
            iter: 30);

    [Fact]
    public void Events_stay_at_their_place_among_the_frames_of_their_input()
    {
        using ScratchFolder folder = new();
        byte[] a = FileBytes.Little.Section().Interface().Enhanced(0, 1_000_000, [1]).Block(5, body => body.U32(0, 0, 0).Option(7, value => value.U64(3)).U32(0)).Enhanced(0, 3_000_000, [1]).ToArray();
        using IFileSource source = CaptureFiles.Open([folder.Write("a", a), File(folder, "b", "2 4")], new CaptureFileOptions());

        Reading reading = Reading.Of(source);

        Assert.Equal("A1 B2 A3 B4", Told(reading));
        Assert.Equal([(1, 3), (2, 4)], reading.Events.Where(entry => entry.Event is InputEndEvent).Select(entry => ((int)((InputEndEvent)entry.Event).Input, (int)entry.AfterFrames)));
        Assert.Equal(2, reading.Events.Single(entry => entry.Event is DropEvent).AfterFrames);
        Assert.Equal(3UL, source.Drops.Ring);
        Assert.Equal(2, reading.Sources.Count());
    }

    [Theory]
    [InlineData("1", "2", "")]
    [InlineData("1", "", "2")]
    [InlineData("2", "1", "")]
    [InlineData("", "", "1")]
    public void Inputs_are_announced_in_the_order_of_their_numbers_also_the_empty_ones(string a, string b, string c)
    {
        using ScratchFolder folder = new();
        using IFileSource source = CaptureFiles.Open([File(folder, "a", a), File(folder, "b", b), File(folder, "c", c)], new CaptureFileOptions());
        Assert.Equal([0, 1, 2], Reading.Of(source).Sources.Select(announced => announced.Index));
    }

    [Theory]
    [InlineData("0 10", "20 30", "A0 A10 aB20 B30 b", "the next begins when it is over")]
    [InlineData("0 71", "20 90", "A0 B20 A71 aB90 b", "it goes on for more than 50 ms of the next one's time")]
    [InlineData("0 70", "30 90", "A0 aB30 A70 B90 b", "the last frame is older in its file than the next one's first, as received frames are")]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 3", "2", "A0 aB2 bA3", "its last frames fill the look-ahead")]
    public void The_end_of_an_input_is_told_before_the_next_one_begins(string a, string b, string expected, string why)
    {
        using ScratchFolder folder = new();
        using IFileSource source = CaptureFiles.Open([Milliseconds(folder, "a", a), Milliseconds(folder, "b", b)], new CaptureFileOptions());
        Reading reading = Reading.Of(source);
        System.Text.StringBuilder told = new();
        for (int at = 0; at <= reading.Frames.Count; at++)
        {
            told.Append(string.Concat(reading.Events.Where(entry => entry.AfterFrames == at).Select(entry => entry.Event).OfType<InputEndEvent>().Select(end => (char)('a' + end.Input - 1))));
            if (at < reading.Frames.Count && (at == 0 || reading.Frames[at].Frame.TimeNanoseconds > 0))
            {
                told.Append($"{(char)('A' + reading.Frames[at].Frame.Input - 1)}{reading.Frames[at].Frame.TimeNanoseconds / 1_000_000} ");
            }
        }

        Assert.True(told.ToString().TrimEnd() == expected, $"{why}: {told}");
    }

    [Fact]
    public void One_input_that_is_cut_is_told_and_the_others_go_on()
    {
        using ScratchFolder folder = new();
        string cut = folder.Write("a", FileBytes.Little.PcapHeader().PcapRecord(1, 0, [1]).U32(2, 0).ToArray());
        using IFileSource source = CaptureFiles.Open([cut, File(folder, "b", "2 3")], new CaptureFileOptions());

        Reading reading = Reading.Of(source);

        Assert.Equal("A1 B2 B3", Told(reading));
        Assert.Contains($"{cut} is not whole: ", reading.Truncated, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_given_twice_is_noticed_by_its_content()
    {
        using ScratchFolder folder = new();
        string a = File(folder, "a", "1 2 3");
        string copy = folder.Write("copy", System.IO.File.ReadAllBytes(a));
        string other = File(folder, "b", "1 2 4");
        using IFileSource source = CaptureFiles.Open([a, other, copy], new CaptureFileOptions());
        Assert.Equal([$"{copy} is the same file as {a}: each of its frames is there twice; leave one of the two out"], source.Notices);
    }

    [Fact]
    public void Bytes_of_each_input_can_be_read_again()
    {
        using ScratchFolder folder = new();
        using IFileSource source = CaptureFiles.Open([File(folder, "a", "1 3"), File(folder, "b", "2 4")], new CaptureFileOptions());
        Reading reading = Reading.Of(source);
        using CaptureBytes a = source.TakeBytes(1)!;
        using CaptureBytes b = source.TakeBytes(2)!;
        foreach ((FrameRecord frame, byte[] captured) in reading.Frames)
        {
            byte[] again = new byte[frame.CapturedLengthBytes];
            (frame.Input == 1 ? a : b).Read(frame.FileOffset, again);
            Assert.Equal(captured, again);
        }
    }

    [Fact]
    public void The_standard_input_twice_no_input_and_too_many_are_refused()
    {
        Assert.Contains("comes only once", Assert.Throws<CaptureFileException>(() => CaptureFiles.Open(["-", "-"], new CaptureFileOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("cannot read 0 inputs", Assert.Throws<CaptureFileException>(() => CaptureFiles.Open([], new CaptureFileOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("cannot read 256 inputs", Assert.Throws<CaptureFileException>(() => CaptureFiles.Open([.. Enumerable.Repeat("a", 256)], new CaptureFileOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_ends_all_inputs()
    {
        using ScratchFolder folder = new();
        using IFileSource source = CaptureFiles.Open([File(folder, "a", "1 3"), File(folder, "b", "2 4")], new CaptureFileOptions());
        source.RequestStop();
        Assert.Empty(Reading.Of(source).Frames);
    }

    [Fact]
    public void A_failing_input_hands_on_what_came_before_it_fails()
    {
        byte[] good = FileBytes.Little.PcapHeader().PcapRecord(1, 0, [1]).PcapRecord(2, 0, [1]).ToArray();
        CaptureFileOptions options = new();
        using MergedSource source = new([
            CaptureFile.Open(new FailingStream(good, failAt: 41), "bad", 1, options),
            CaptureFile.Open(new MemoryStream(good), "good", 2, options)]);
        FrameBatch batch = new();

        Assert.Equal((FillStatus.More, 1), (source.Fill(batch), batch.Count));
        batch.Clear();
        Assert.Equal("cannot read bad on from byte 41: the disk says no; what came before is kept", Assert.Throws<IOException>(() => source.Fill(batch)).Message);
    }

    private static string Milliseconds(ScratchFolder folder, string name, string times)
    {
        FileBytes file = FileBytes.Little.PcapHeader();
        foreach (string time in times.Split(' '))
        {
            file.PcapRecord(0, uint.Parse(time) * 1000, [1]);
        }

        return folder.Write(name, file.ToArray());
    }

    private static string File(ScratchFolder folder, string name, string seconds)
    {
        FileBytes file = FileBytes.Little.PcapHeader();
        foreach (string second in seconds.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            file.PcapRecord(uint.Parse(second), 0, [.. name.Select(letter => (byte)letter)]);
        }

        return folder.Write(name, file.ToArray());
    }

    private static string Told(Reading reading) =>
        string.Join(' ', reading.Frames.Select(entry => $"{(char)('A' + entry.Frame.Input - 1)}{entry.Frame.TimeNanoseconds / 1_000_000_000}"));
}

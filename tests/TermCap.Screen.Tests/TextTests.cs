using TermCap.Engine.Frames;
using TermCap.Screen.Text;

namespace TermCap.Screen.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("10.0.21.5:24399", 15, "10.0.21.5:24399")]
    [InlineData("10.0.21.5:24399", 13, "10.….5:24399")]
    [InlineData("[2001:db8:1234:5678:9abc:def0:1234:5678]:24399", 30, "[2001:db8:1…f0:1234:5678]:24399")]
    [InlineData("[2001:db8::7]:6380", 16, "[2001…8::7]:6380")]
    [InlineData("2001:db8:1234:5678:9abc:def0:1234:5678", 20, "2001:db8:1…1234:5678")]
    [InlineData("52:54:00:12:34:56", 17, "52:54:00:12:34:56")]
    [InlineData("anything", 3, "a…g")]
    [InlineData("anything", 0, "")]
    public void An_endpoint_is_shortened_in_the_middle_of_its_address(string endpoint, int width, string shown)
    {
        string actual = Fit.Endpoint(endpoint, width, '…');
        Assert.InRange(actual.Length, 0, width);
        Assert.Equal(shown[..Math.Min(2, shown.Length)], actual[..Math.Min(2, actual.Length)]);
        Assert.Equal(shown.Length > 5 ? shown[^5..] : shown, actual.Length > 5 ? actual[^5..] : actual);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(7, "7")]
    [InlineData(999, "999")]
    [InlineData(1234, "1.2k")]
    [InlineData(88_214, "88.2k")]
    [InlineData(312_000, "312k")]
    [InlineData(1_234_567, "1.2M")]
    [InlineData(6_000_000_000, "6.0G")]
    public void Figures_are_short(long count, string text) => Assert.Equal(text, NumberText.Short(count));

    [Theory]
    [InlineData(0, "+0 µs")]
    [InlineData(4_000, "+4 µs")]
    [InlineData(380, "+0.4 µs")]
    [InlineData(-3_000, "-3 µs")]
    [InlineData(1_200_000, "+1.2 ms")]
    public void A_difference_has_its_sign(long nanoseconds, string text) => Assert.Equal(text, NumberText.Delta(nanoseconds));

    [Fact]
    public void Two_spans_share_their_unit()
    {
        Assert.Equal("4/38 µs", NumberText.Spans(4_000, 38_000));
        Assert.Equal("4 µs / 1.2 ms", NumberText.Spans(4_000, 1_200_000));
    }

    [Theory]
    [InlineData(TimeFormat.Relative, "12.401200")]
    [InlineData(TimeFormat.Utc, "03:18:14.401200")]
    [InlineData(TimeFormat.SincePrevious, "0.400000")]
    public void Times_read_to_the_microsecond(TimeFormat format, string text)
    {
        Timestamp start = new(1_501_730_282_000_000_000);
        Timestamp time = new(start.Nanoseconds + 12_401_200_999);
        Timestamp before = new(start.Nanoseconds + 12_001_200_999);
        Assert.Equal(text, TimeText.Packet(time, before, start, format, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Where_width_is_short_a_clock_reads_to_the_millisecond()
    {
        Timestamp time = new(1_501_730_294_401_200_999);
        Assert.Equal("03:18:14.401", TimeText.PacketShort(time, null, time, TimeFormat.Utc, TimeZoneInfo.Utc));
        Assert.Equal(["0.000000", "99.123456", "100.12345", "12345.123", "1234567.123"], new[] { 0, 99.1234561, 100.1234561, 12345.1234561, 1234567.1234561 }.Select(seconds =>
            TimeText.PacketShort(new Timestamp(time.Nanoseconds + (long)(seconds * 1e9)), null, time, TimeFormat.Relative, TimeZoneInfo.Utc)));
    }

    [Theory]
    [InlineData("bond1 eth2", "›eth2")]
    [InlineData("eth2 bond1", "eth2›")]
    [InlineData("bond1", "bond1")]
    [InlineData("eth2", "eth2")]
    [InlineData("bond1.100 bond1 eth2", "bond1.100›eth2")]
    [InlineData("eth2 bond1 br0 veth1", "eth2›br0›veth1")]
    [InlineData("eth2 bond1 bond2 eth4", "eth2›eth4")]
    public void A_short_path_leaves_the_masters_out(string path, string text) =>
        Assert.Equal(text, string.Join('›', PathText.WithoutMasters(path.Split(' '), name => name is "bond1" or "bond2")));

    [Fact]
    public void A_chart_shows_what_is_not_zero()
    {
        Assert.Equal("▁▂█", ChartText.Line([0, 1, 1000], 3, "▁▂▃▄▅▆▇█"));
        Assert.Equal("", ChartText.Line([], 3, "▁▂▃▄▅▆▇█"));
    }

    /// <summary>Each cell stands for as many seconds, counted from now; a minute that is not full has blanks on its left.</summary>
    [Fact]
    public void The_last_minute_is_a_row_of_bars_with_now_at_its_right()
    {
        int[] minute = new int[60];
        (minute[0], minute[59]) = (1, 7);
        Assert.Equal("1000000007", RateText.Chart(minute, 10, "01234567"));
        Assert.Equal("         7", RateText.Chart([0, 0, 7], 10, "01234567"));
        Assert.Equal("        37", RateText.Chart([1, 2, 0, 0, 0, 0, 0, 7], 10, "01234567"));
        Assert.Equal(("7/s", "0/s"), (RateText.Most(minute), RateText.Most([])));
    }

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("abcdefgh", 3, "abc|def|gh")]
    [InlineData("", 3, "")]
    public void A_long_text_breaks_at_blanks(string text, int width, string lines) => Assert.Equal(lines, string.Join('|', Fit.Wrapped(text, width)));
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TermCap.Tests.Links;

/// <summary>What the program costs a link, and how soon a key is answered over a bad one: measured on the built program in a pseudo-terminal.</summary>
[Collection(RealTerminals.Name)]
public sealed partial class LinkTests
{
    private const double PacketsPerSecond = 50_000;
    private const int KeyTurns = 11;

    private static readonly string Devices = $"--topology {Path.Combine(ProgramRun.Captures, "seed-redis", "topology.json")}";

    [Fact]
    public void A_scrolled_row_costs_at_most_300_bytes()
    {
        using LinkedTerminal terminal = new($"-r {ProgramRun.Captures}/loss-tx/any.sll2.pcap --topology {ProgramRun.Captures}/loss-tx/topology.json", Link.None);
        terminal.WaitFor("1/269");
        terminal.Press("\x04\x04\x04\x04");
        terminal.WaitForQuiet(TimeSpan.FromSeconds(1));
        List<long> sizes = [];
        for (int row = 0; row < 20; row++)
        {
            long before = terminal.Written;
            string shown = terminal.Text;
            terminal.Press("j");
            terminal.WaitFor(text => text != shown, "another row");
            terminal.WaitForQuiet(TimeSpan.FromMilliseconds(150));
            sizes.Add(terminal.Written - before);
        }

        sizes.Sort();
        Say($"a row scrolled at 80x24: median {sizes[10]}, most {sizes[^1]} bytes");
        Assert.InRange(sizes[10], 1, 300);
    }

    [Fact]
    public void Nothing_is_sent_while_nothing_changes()
    {
        using LinkedTerminal terminal = new($"-r {ProgramRun.Captures}/loss-tx/any.sll2.pcap", Link.None);
        terminal.WaitFor("1/");
        // The toolkit asks for the terminal's colours, one question after the other, and waits a second for each answer.
        terminal.WaitForQuiet(TimeSpan.FromSeconds(2));
        Assert.Equal(0, terminal.Watch(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Following_50_000_packets_a_second_sends_at_most_15_kB_a_second()
    {
        using PacketFeed feed = new(PacketsPerSecond);
        using LinkedTerminal terminal = new($"-r - {Devices}", Link.None, feed.Path);
        terminal.WaitFor("FOLLOW");
        terminal.Watch(TimeSpan.FromSeconds(2));
        long before = feed.Sent;
        const int Seconds = 5;
        long bytes = terminal.Watch(TimeSpan.FromSeconds(Seconds)) / Seconds;
        Say($"following {(feed.Sent - before) / Seconds:N0} packets a second: {bytes:N0} bytes a second\n{terminal.Text}");
        Assert.InRange(bytes, 1, 15_000);
    }

    [Fact]
    public void A_key_is_answered_in_half_a_second_at_the_end_of_a_bad_link()
    {
        using PacketFeed feed = new(PacketsPerSecond);
        using LinkedTerminal terminal = new($"-r - {Devices}", Link.Slow, feed.Path);
        terminal.WaitFor("FOLLOW");
        terminal.Watch(TimeSpan.FromSeconds(3));
        List<double> waits = [];
        List<double> views = [];
        List<int> queued = [];
        for (int turn = 0; turn < KeyTurns; turn++)
        {
            // At another moment of the frames' beat each time.
            terminal.Watch(TimeSpan.FromMilliseconds(1000 + (turn * 37)));
            queued.Add(terminal.UnderWay);
            terminal.Press("k");
            waits.Add(terminal.WaitFor("PAUSED").TotalMilliseconds);
            terminal.Press("G");
            terminal.WaitFor("FOLLOW");
            terminal.Watch(TimeSpan.FromMilliseconds(500 + (turn * 41)));
            terminal.Press("i");
            views.Add(terminal.WaitFor("Interface").TotalMilliseconds);
            terminal.Press("p");
            terminal.WaitFor("Destination");
            terminal.WaitFor("FOLLOW");
        }

        waits.Sort();
        queued.Sort();
        views.Sort();
        Say($"8 kB/s and 200 ms: a key shows after {waits[KeyTurns / 2]:0} ms (median of {KeyTurns}; most {waits[^1]:0}), another view after {views[KeyTurns / 2]:0} (most {views[^1]:0}); {queued[KeyTurns / 2]} bytes under way (most {queued[^1]})");
        // What is queued in the link is what a key waits for, however busy this machine is: 2,400 bytes are 0.3 s, and the way is 0.2 s. One key in ten may meet a stalled machine.
        Assert.InRange(queued[^1], 0, 2_400);
        Assert.InRange(waits[KeyTurns * 9 / 10], 0, 500);
        Assert.InRange(views[KeyTurns * 9 / 10], 0, 500);
    }

    [Fact]
    public void A_feed_of_50_000_packets_a_second_is_kept_up_with_and_keys_are_answered()
    {
        using PacketFeed feed = new(PacketsPerSecond);
        using LinkedTerminal terminal = new($"-r - {Devices}", Link.None, feed.Path);
        terminal.WaitFor("FOLLOW");
        terminal.Watch(TimeSpan.FromSeconds(3));
        List<double> waits = [];
        List<double> behind = [];
        long before = feed.Sent;
        Stopwatch clock = Stopwatch.StartNew();
        for (int turn = 0; turn < KeyTurns; turn++)
        {
            terminal.Watch(TimeSpan.FromMilliseconds(200 + (turn * 13)));
            long shown = long.Parse(Followed().Match(terminal.Text).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            behind.Add((feed.Sent - shown) / PacketsPerSecond);
            terminal.Press("k");
            waits.Add(terminal.WaitFor("PAUSED").TotalMilliseconds);
            terminal.Press("G");
            terminal.WaitFor("FOLLOW");
        }

        double pace = (feed.Sent - before) / clock.Elapsed.TotalSeconds;
        waits.Sort();
        behind.Sort();
        Say($"{pace:N0} packets a second: the screen is {behind[KeyTurns / 2] * 1000:0} ms behind (most {behind[^1] * 1000:0}), a key shows after {waits[KeyTurns / 2]:0} ms (most {waits[^1]:0})");
        Assert.InRange(pace, 0.8 * PacketsPerSecond, double.MaxValue);
        Assert.InRange(behind[KeyTurns / 2], 0, 1);
        Assert.InRange(waits[KeyTurns / 2], 0, 200);
    }

    [Fact]
    public void Keys_are_answered_while_a_large_file_loads()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("large.pcap");
        PacketFeed.Write(path, packets: 2_000_000);
        using LinkedTerminal terminal = new($"-r {path} {Devices}", Link.None);
        terminal.WaitFor("10.0.21.5:6380");
        List<double> waits = [];
        do
        {
            terminal.Press("i");
            waits.Add(terminal.WaitFor("Interface").TotalMilliseconds);
            terminal.Press("p");
            waits.Add(terminal.WaitFor("Destination").TotalMilliseconds);
        }
        while (terminal.Text.Contains("READING", StringComparison.Ordinal));

        waits.Sort();
        Say($"while a file of 2,000,000 packets loaded: a key shows after {waits[waits.Count / 2]:0} ms (median of {waits.Count}; most {waits[^1]:0})");
        Assert.InRange(waits[waits.Count / 2], 0, 500);
    }

    [Fact]
    public void Keys_are_answered_while_a_large_input_loads()
    {
        using PacketFeed feed = new(double.PositiveInfinity, 3_000_000);
        using LinkedTerminal terminal = new($"-r - {Devices}", Link.None, feed.Path);
        terminal.WaitFor("10.0.21.5:6380");
        List<double> waits = [];
        for (int turn = 0; turn < 10 && !terminal.Text.Contains("END", StringComparison.Ordinal); turn++)
        {
            terminal.Press("i");
            waits.Add(terminal.WaitFor("Interface").TotalMilliseconds);
            terminal.Press("p");
            waits.Add(terminal.WaitFor("Destination").TotalMilliseconds);
        }

        waits.Sort();
        Say($"while {feed.Sent:N0} packets loaded: a key shows after {waits[waits.Count / 2]:0} ms (median of {waits.Count}; most {waits[^1]:0})");
        Assert.InRange(waits[waits.Count / 2], 0, 500);
    }

    // The title ends with the number of packets while the list follows.
    [GeneratedRegex("([0-9,]+) FOLLOW")]
    private static partial Regex Followed();

    private static void Say(FormattableString text) => TestContext.Current.TestOutputHelper?.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

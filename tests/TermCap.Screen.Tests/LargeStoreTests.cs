using System.Drawing;
using System.Globalization;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;
using TermCap.Screen.Sources;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>A redraw costs what is on the screen, not what is in the store: processor time of the screen's thread, at a million rows.</summary>
public sealed class LargeStoreTests
{
    private const int WarmUpTurns = 400;
    private const int Turns = 101;

    [Fact]
    public void A_redraw_costs_at_a_million_rows_what_it_costs_at_a_thousand()
    {
        Cost small = Measure(1_000);
        Cost large = Measure(1_000_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 rows: {small}\n1,000,000 rows: {large}");
        Assert.InRange(large.KeyBytes, 0, small.KeyBytes * 3 / 2);
        Assert.InRange(large.KeyMilliseconds / small.KeyMilliseconds, 0, 1.5);
        Assert.InRange(large.NewsMilliseconds / small.NewsMilliseconds, 0, 1.5);
    }

    [Fact]
    public void A_filter_shows_its_first_rows_within_100_ms_at_a_million_packets_and_no_slice_holds_up_a_key()
    {
        CaptureStore store = new(new StoreOptions(1L << 30));
        Fill(store, 1_000_000);
        EngineModel model = new(store, new SnapshotSlot(), new FakeControl(), new EngineModelOptions { SourceName = "large" });
        using Headless screen = new(model, model, new Size(80, 24));
        screen.Press("/").Type("tcp.dstport == 55268 && ip.src == 10.0.21.7");
        double started = ThreadClock.Milliseconds;
        screen.Press("Enter");
        double first = ThreadClock.Milliseconds - started;
        Assert.Contains("10.0.21.7:5001", screen.Line(5), StringComparison.Ordinal);
        double longest = 0;
        int turns = 0;
        for (; model.FilterProgress is not null; turns++)
        {
            double before = ThreadClock.Milliseconds;
            screen.Turn();
            longest = Math.Max(longest, ThreadClock.Milliseconds - before);
        }

        double all = ThreadClock.Milliseconds - started;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"first rows after {first:0} ms; a million packets in {turns} turns and {all:0} ms ({1_000_000 / all / 1000:0.0} M a second with all redraws); the longest turn {longest:0} ms"));
        Assert.Equal(1_000_000, model.End - model.First);
        Assert.InRange(first, 0, 100);
        Assert.InRange(longest, 0, 100);
        Assert.InRange(all, 0, 1000);
    }

    private sealed record Cost(double KeyMilliseconds, long KeyBytes, double NewsMilliseconds, long NewsBytes)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"a key and its redraw {KeyMilliseconds:0.00} ms, {KeyBytes} bytes; news and their redraw {NewsMilliseconds:0.00} ms, {NewsBytes} bytes");
    }

    // The medians in the middle of the list, each key with a new selection, each turn of the timer with new rows.
    private static Cost Measure(int packets)
    {
        CaptureStore store = new(new StoreOptions(1L << 30));
        Fill(store, packets);
        EngineModel model = new(store, new SnapshotSlot(), new FakeControl(), new EngineModelOptions { SourceName = "large" });
        using Headless screen = new(model, model, new Size(80, 24));
        screen.Window.List.GoTo(packets / 4);
        List<(double Time, long Bytes)> keys = [];
        List<(double Time, long Bytes)> news = [];
        for (int turn = 0; turn < WarmUpTurns + Turns; turn++)
        {
            keys.Add(Time(() => screen.Press("j")));
            store.Publish();
            news.Add(Time(screen.Tick));
        }

        return new Cost(Median(keys, row => row.Time), Median(keys, row => row.Bytes), Median(news, row => row.Time), Median(news, row => row.Bytes));
    }

    private static (double Time, long Bytes) Time(Action action)
    {
        (double time, long bytes) = (ThreadClock.Milliseconds, GC.GetAllocatedBytesForCurrentThread());
        action();
        return (ThreadClock.Milliseconds - time, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static T Median<T>(List<(double Time, long Bytes)> rows, Func<(double Time, long Bytes), T> value) =>
        rows.Skip(WarmUpTurns).Select(value).Order().ElementAt(Turns / 2);

    private static void Fill(CaptureStore store, int packets)
    {
        byte[] bytes = Convert.FromHexString("0800000000000004000100065254002000070000450000345ee840004006" + "9dd00a0015070a0015051389d7e4a9b6e74f4fc3e836801001fd9a8b00000101080a9c30742b04b3d2ab");
        for (int number = 1; number <= packets; number++)
        {
            long time = 1_501_730_282_000_000_000 + (number * 20_000L);
            for (int copy = 0; copy < 2; copy++)
            {
                FrameRecord record = new()
                {
                    TimeNanoseconds = time,
                    Number = (number * 2) + copy,
                    CapturedLengthBytes = bytes.Length,
                    OriginalLengthBytes = bytes.Length,
                    LinkType = LinkType.LinuxSll2,
                    Input = 1,
                    FileOffset = -1,
                };
                ref FrameRow frame = ref store.AppendFrame(record, bytes);
                frame.Packet = number;
                frame.NextOfPacket = copy == 0 ? 1 : 0;
                frame.Interface = (uint)(copy + 2);
                frame.Direction = Direction.In;
            }

            ref PacketRow row = ref store.AppendPacket();
            row.TimeNanoseconds = time;
            row.FirstFrame = (number * 2L) - 1;
            row.Witness = number * 2L;
            row.Copies = 2;
            row.IpVersion = 4;
            row.Protocol = IpProtocols.Tcp;
            row.SourceLow = 0x0a001507;
            row.DestinationLow = 0x0a001505;
            row.SourcePort = 5001;
            row.DestinationPort = 55268;
            row.LengthBytes = 52;
            row.Stream = 0;
            row.States = PacketStates.Decided | PacketStates.Kept | PacketStates.Analysed | PacketStates.Closed;
        }

        store.Publish();
    }
}

using System.Diagnostics;
using System.Drawing;
using System.Globalization;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;
using TermCap.Screen.Sources;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>A redraw costs what is on the screen, not what is in the store. Times are printed, not asserted; bytes are.</summary>
public sealed class LargeStoreTests
{
    [Fact]
    public void A_redraw_does_not_grow_with_the_number_of_rows()
    {
        (long small, double smallMilliseconds) = Measure(1_000);
        (long large, double largeMilliseconds) = Measure(500_000);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"1,000 rows: {small} bytes, {smallMilliseconds:0.00} ms; 500,000 rows: {large} bytes, {largeMilliseconds:0.00} ms a redraw"));
        Assert.InRange(large, 0, small * 3 / 2);
    }

    // The median of redraws in the middle of the list, each with a new selection.
    private static (long Bytes, double Milliseconds) Measure(int packets)
    {
        CaptureStore store = new(new StoreOptions(512L << 20));
        Fill(store, packets);
        EngineModel model = new(store, new SnapshotSlot(), new FakeControl(), new EngineModelOptions { SourceName = "large" });
        using Headless screen = new(model, model, new Size(80, 24));
        screen.Window.List.GoTo(packets / 2);
        List<long> bytes = [];
        List<double> times = [];
        for (int turn = 0; turn < 60; turn++)
        {
            store.Publish();
            long before = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            screen.Press("j");
            screen.Tick();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        bytes.Sort();
        times.Sort();
        return (bytes[30], times[30]);
    }

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

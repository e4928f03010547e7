using TermCap.Engine.Filters;
using TermCap.Engine.Frames;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Benchmarks;

/// <summary>Measures display filters over a store of a million packets: rows alone, copies, and bytes that must be read and located.</summary>
internal static class FilterBenchmark
{
    private const int Packets = 1_000_000;
    private const int Slice = 100_000;
    private const int Passes = 3;

    private static readonly string[] Filters =
    [
        "tcp.port == 6380 && ip.addr == 10.0.0.1",
        "tcp.analysis.retransmission",
        "tcp.port in {80, 443, 8000..8080} and not ip.src == 10.0.0.0/30",
        "pair.iface == \"bond1\"",
        "ip.ttl == 64",
        "frame contains \"GET\"",
    ];

    public static void Run(TextWriter output)
    {
        StoreFilterSource source = new(Fill(), static frame => "bond1");
        output.WriteLine("| display filter over a million packets | M packets/s | match |");
        output.WriteLine("|---|--:|--:|");
        foreach (string filter in Filters)
        {
            double best = double.MaxValue;
            long matches = 0;
            for (int pass = 0; pass < Passes; pass++)
            {
                FilteredPackets view = new(DisplayFilter.Parse(filter), source);
                TimeSpan before = Environment.CpuUsage.TotalTime;
                while (view.Advance(Slice))
                {
                }

                best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
                matches = view.Count;
            }

            output.WriteLine($"| `{filter}` | {Packets / best / 1e6:F1} | {matches} |");
        }
    }

    private static CaptureStore Fill()
    {
        CaptureStore store = new(new StoreOptions(2L << 30));
        byte[] bytes = new byte[74];
        bytes[12] = 0x08;
        bytes[14] = 0x45;
        bytes[17] = 60;
        bytes[22] = 63;
        bytes[23] = IpProtocols.Tcp;
        bytes[46] = 0x50;
        for (int packet = 0; packet < Packets; packet++)
        {
            FrameRecord record = new()
            {
                TimeNanoseconds = packet,
                Number = packet + 1,
                FileOffset = -1,
                CapturedLengthBytes = bytes.Length,
                OriginalLengthBytes = bytes.Length,
                LinkType = LinkType.Ethernet,
                Input = 1,
            };
            store.AppendFrame(in record, bytes);
            ref PacketRow row = ref store.AppendPacket();
            row.FirstFrame = packet + 1;
            row.Witness = packet + 1;
            row.IpVersion = 4;
            row.Protocol = IpProtocols.Tcp;
            row.SourceLow = 0x0A000000 + (ulong)(packet % 4);
            row.DestinationLow = 0x0A000005;
            row.SourcePort = (ushort)(packet % 3 == 0 ? 6380 : 80);
            row.DestinationPort = 50_000;
            row.States = PacketStates.Analysed | PacketStates.Closed;
        }

        store.Publish();
        return store;
    }
}

using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture.Probe;

/// <summary>Prints what the stream tells of the host's devices.</summary>
internal static class WatchProbe
{
    public static void Run(int seconds)
    {
        using LiveSource source = LiveCapture.Open(new LiveOptions());
        FrameBatch batch = new();
        long end = Environment.TickCount64 + (seconds * 1000L);
        FillStatus status;
        do
        {
            batch.Clear();
            status = source.Fill(batch);
            foreach (TopologyEvent news in batch.Events.OfType<TopologyEvent>())
            {
                Print(news, source.FramesTotal);
            }

            if (Environment.TickCount64 >= end)
            {
                source.RequestStop();
            }
        }
        while (status != FillStatus.End);
        Console.WriteLine(source.CountersText);
    }

    private static void Print(TopologyEvent news, long frames)
    {
        HostTopology host = (HostTopology)news.Payload;
        Console.WriteLine($"{news.Time} after {frames} frames");
        Console.Write(InterfaceTree.Text(InterfaceTree.Rows(host), isAscii: true));
    }
}

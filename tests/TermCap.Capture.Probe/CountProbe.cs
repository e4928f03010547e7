using TermCap.Engine.Frames;

namespace TermCap.Capture.Probe;

/// <summary>The capture alone, without anything behind it: what it costs and loses at a given rate.</summary>
internal static class CountProbe
{
    public static void Run(int seconds, int ringBytes)
    {
        using LiveSource source = LiveCapture.Open(new LiveOptions { RingBytes = ringBytes });
        FrameBatch batch = new();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long end = Environment.TickCount64 + (seconds * 1000L);
        FillStatus status;
        do
        {
            batch.Clear();
            status = source.Fill(batch);
            if (Environment.TickCount64 >= end)
            {
                source.RequestStop();
            }
        }
        while (status != FillStatus.End);
        TimeSpan cpu = Environment.CpuUsage.TotalTime - before;
        Console.WriteLine($"{source.CountersText}; {cpu.TotalNanoseconds / long.Max(source.FramesTotal, 1):F0} ns of CPU a frame");
    }
}

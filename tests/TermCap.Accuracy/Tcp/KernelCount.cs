using System.Text.Json;
using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Accuracy.Tcp;

/// <summary>Our count of segments sent again beside the kernel's own, over the frames at the masters of one scenario.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Kernel">The host's TcpRetransSegs.</param>
/// <param name="Peer">Its peer's, what was lost on the way included.</param>
/// <param name="Totals">What we counted.</param>
/// <param name="Packets">The packets that we counted so, one line each.</param>
internal sealed record KernelCount(string Name, long Kernel, long Peer, TcpTotals Totals, IReadOnlyList<string> Packets)
{
    public bool IsEqual => Totals.ResentOut == Kernel;

    /// <summary>Counts a scenario; null where the kernel's counters were not kept.</summary>
    public static KernelCount? Of(string folder)
    {
        string path = Path.Combine(folder, "truth.json");
        if (!File.Exists(path))
        {
            return null;
        }

        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement counters = truth.RootElement.GetProperty("counters");
        TcpTotals totals = Analyse(new Scenario(folder), out List<string> packets);
        return new KernelCount(Path.GetFileName(folder), Growth(counters, "host"), Growth(counters, "peer"), totals, packets);
    }

    private static long Growth(JsonElement counters, string side) =>
        counters.TryGetProperty(side, out JsonElement all) && all.TryGetProperty("TcpRetransSegs", out JsonElement counter) ? counter.GetProperty("diff").GetInt64() : 0;

    private static TcpTotals Analyse(Scenario scenario, out List<string> packets)
    {
        packets = [];
        HashSet<uint> masters = [.. scenario.Timeline.Start.Interfaces.Where(device => device.Kind is InterfaceKind.Bond or InterfaceKind.Team).Select(device => device.Index)];
        TcpAnalyser analyser = new(new TcpAnalyserOptions());
        SegmentIntake intake = new();
        long number = 0;
        foreach (CapturedFrame frame in scenario.Frames)
        {
            number++;
            FrameLocator.Locate(frame.Bytes, frame.OriginalLengthBytes, frame.LinkType, Direction.Unknown, out LocatedFrame located);
            if (masters.Contains(located.InterfaceIndex) && intake.TryTake(frame.Bytes, located, out TcpSegment segment))
            {
                analyser.Analyse(segment, number, frame.Time, out TcpVerdict verdict);
                if (verdict.Resent != ResentVerdict.No)
                {
                    packets.Add($"    frame {number} {segment.Direction} {segment.Flags} {segment.Sequence.Value} len {segment.PayloadBytes} id {segment.Identification}: {verdict.Resent} {verdict.ResentSegments} {verdict.Flags}");
                }
            }
        }

        return analyser.Totals;
    }
}

using System.Text.Json;
using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Accuracy.Tcp;

/// <summary>Our count of segments sent again beside the kernel's own, over the frames at the masters of one scenario.</summary>
internal static class KernelCount
{
    public static bool Print(string folder, bool isVerbose)
    {
        string path = Path.Combine(folder, "truth.json");
        if (!File.Exists(path))
        {
            return true;
        }

        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement counters = truth.RootElement.GetProperty("counters").GetProperty("host");
        long kernel = counters.TryGetProperty("TcpRetransSegs", out JsonElement counter) ? counter.GetProperty("diff").GetInt64() : 0;
        long peer = truth.RootElement.GetProperty("counters").TryGetProperty("peer", out JsonElement others) && others.TryGetProperty("TcpRetransSegs", out JsonElement theirs)
            ? theirs.GetProperty("diff").GetInt64()
            : 0;
        TcpTotals totals = Analyse(new Scenario(folder), out List<string> packets);
        bool isEqual = totals.ResentOut == kernel;
        Console.WriteLine($"{(isEqual ? "  " : "! ")}{Path.GetFileName(folder)}: resent out {totals.ResentOut} kernel {kernel}; in {totals.ResentIn} peer's kernel {peer}, suspected {totals.Suspected}, network {totals.NetworkDuplicates}, late {totals.Late}");
        if (!isEqual || isVerbose)
        {
            packets.ForEach(Console.WriteLine);
        }

        return isEqual;
    }

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

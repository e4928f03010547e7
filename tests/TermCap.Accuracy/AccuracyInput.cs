using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Accuracy;

/// <summary>One way of giving a scenario to pairing; null from Pair where the scenario has no such file.</summary>
internal sealed record AccuracyInput(string Name, bool HasInterfaces, Func<Scenario, AccuracyRun?> Pair)
{
    public static IReadOnlyList<AccuracyInput> All { get; } =
    [
        new("SLL2, names", true, WithNames),
        new("SLL2, no names", true, WithoutNames),
        new("SLL", false, WithoutInterfaces),
        new("files", false, SeveralFiles),
    ];

    private static AccuracyRun WithNames(Scenario scenario) =>
        new(scenario.Frames, scenario.Classes(), scenario.Labels, PairedCapture.Of(scenario.Frames, scenario.Timeline));

    private static AccuracyRun WithoutNames(Scenario scenario)
    {
        LearntTopology learnt = PairedCapture.Learn(scenario.Frames, HostTopology.Unknown);
        return new AccuracyRun(scenario.Frames, scenario.Classes(), scenario.Labels, PairedCapture.Of(scenario.Frames, new TopologyTimeline(learnt.Topology)));
    }

    private static AccuracyRun? WithoutInterfaces(Scenario scenario)
    {
        string path = Path.Combine(scenario.Folder, "any.sll1.pcap");
        if (!File.Exists(path))
        {
            return null;
        }

        List<CapturedFrame> frames = CapturedFrame.Read(path);
        LearntTopology learnt = PairedCapture.Learn(frames, HostTopology.Unknown);
        (List<string> Classes, List<long> Labels)? twins = FileLabels.OfCooked(scenario, frames);
        return twins is null ? null : new AccuracyRun(frames, twins.Value.Classes, [.. twins.Value.Labels], PairedCapture.Of(frames, new TopologyTimeline(learnt.Topology), learnt.Cooked));
    }

    private static AccuracyRun? SeveralFiles(Scenario scenario)
    {
        List<CapturedFrame> frames = [];
        List<NetworkInterface> named = [];
        List<string> classes = [];
        List<long> labels = [];
        foreach (string path in Directory.EnumerateFiles(scenario.Folder, "*.pcap").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (name.StartsWith("any.", StringComparison.Ordinal) || name == "peer")
            {
                continue;
            }

            byte input = (byte)(named.Count + 1);
            named.Add(new NetworkInterface(PairingFrame.UnnamedSource + input, name, TopologyOverrides.KindOfName(name)));
            frames.AddRange(CapturedFrame.Read(path).Select(frame => frame with { Interface = PairingFrame.UnnamedSource + input, Input = input }));
        }

        if (named.Count < 2)
        {
            return null;
        }

        List<CapturedFrame> merged = [.. frames.OrderBy(frame => frame.Time)];
        merged = FileLabels.Keep(scenario, merged, named, classes, labels);
        LearntTopology learnt = PairedCapture.Learn(merged, new HostTopology(named, TopologySource.None));
        return new AccuracyRun(merged, classes, [.. labels], PairedCapture.Of(merged, new TopologyTimeline(learnt.Topology), merged: true));
    }
}

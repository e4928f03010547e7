using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Accuracy;

/// <summary>One way of giving a scenario to pairing; null from Read where the scenario has no such file.</summary>
internal sealed record AccuracyInput(string Name, Func<Scenario, AccuracyCase?> Read)
{
    public static IReadOnlyList<AccuracyInput> All { get; } =
    [
        new("SLL2, names", WithNames),
        new("SLL2, no names", WithoutNames),
        new("SLL", WithoutInterfaces),
        new("files", scenario => SeveralFiles(scenario, asOneFile: false)),
        new("pcapng", scenario => SeveralFiles(scenario, asOneFile: true)),
    ];

    private static AccuracyCase WithNames(Scenario scenario) =>
        new(scenario.Frames, scenario.Classes(), scenario.Labels, frames => PairedCapture.Of(frames, scenario.Timeline));

    private static AccuracyCase WithoutNames(Scenario scenario) =>
        new(scenario.Frames, scenario.Classes(), scenario.Labels, frames => Learnt(frames, HostTopology.Unknown, merged: false));

    private static PairedCapture Learnt(IReadOnlyList<CapturedFrame> frames, HostTopology known, bool merged)
    {
        LearntTopology learnt = PairedCapture.Learn(frames, known);
        return PairedCapture.Of(frames, new TopologyTimeline(learnt.Topology), learnt, merged);
    }

    private static AccuracyCase? WithoutInterfaces(Scenario scenario)
    {
        string path = Path.Combine(scenario.Folder, "any.sll1.pcap");
        if (!File.Exists(path))
        {
            return null;
        }

        List<CapturedFrame> frames = CapturedFrame.Read(path);
        (List<string> Classes, List<long> Labels)? twins = FileLabels.OfCooked(scenario, frames);
        return twins is null ? null : new AccuracyCase(frames, twins.Value.Classes, twins.Value.Labels, left => Learnt(left, HostTopology.Unknown, merged: false));
    }

    // As one file: what a capture program writes that listens at several devices, a pcapng file with an interface for each.
    private static AccuracyCase? SeveralFiles(Scenario scenario, bool asOneFile)
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
        if (asOneFile)
        {
            (merged, named) = CapturedFrame.ThroughPcapng(merged, named);
        }

        return new AccuracyCase(merged, classes, labels, left => Learnt(left, new HostTopology(named, TopologySource.None), merged: true));
    }
}

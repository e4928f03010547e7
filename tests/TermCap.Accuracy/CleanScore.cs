using TermCap.Engine.Topology;

namespace TermCap.Accuracy;

/// <summary>How the cleaned file compares with the masters' own captures.</summary>
/// <param name="Missing">Frames that a master's capture has and the cleaned file has not.</param>
/// <param name="Extra">Frames that the cleaned file has at a master or below it, and the master's capture has not.</param>
internal sealed record CleanScore(int Missing, int Extra)
{
    public static CleanScore? Of(Scenario scenario, AccuracyRun run)
    {
        HostTopology topology = scenario.Timeline.Start;
        Dictionary<string, int> counts = [];
        HashSet<string> covered = [];
        foreach (NetworkInterface master in topology.Interfaces.Where(device => device.Kind is InterfaceKind.Bond or InterfaceKind.Team))
        {
            string path = Path.Combine(scenario.Folder, master.Name + ".pcap");
            if (!File.Exists(path))
            {
                continue;
            }

            covered.Add(master.Name);
            covered.UnionWith(master.Lowers.Select(lower => topology.Find(lower)!.Name));
            foreach (CapturedFrame frame in CapturedFrame.Read(path))
            {
                string key = Scenario.NetworkClass(frame);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        if (covered.Count == 0)
        {
            return null;
        }

        foreach (int frame in Kept(run.Paired))
        {
            // A class begins with the device's name.
            if (covered.Contains(run.Classes[frame].Split(' ')[0]))
            {
                string key = Scenario.NetworkClass(run.Frames[frame]);
                counts[key] = counts.GetValueOrDefault(key) - 1;
            }
        }

        return new CleanScore(counts.Values.Where(count => count > 0).Sum(), -counts.Values.Where(count => count < 0).Sum());
    }

    private static IEnumerable<int> Kept(PairedCapture paired)
    {
        for (int frame = 0; frame < paired.Placements.Length; frame++)
        {
            Engine.Pairing.PacketDecision decision = paired.Decisions[paired.Placements[frame].Packet];
            bool isSliceOfWitness = decision.SlicesAreWitnesses && paired.Placements[frame].IsSlice && paired.Placements[frame].Role == InterfaceRole.Master;
            if (decision.IsKept && (decision.Witness == frame + 1 || isSliceOfWitness))
            {
                yield return frame;
            }
        }
    }
}

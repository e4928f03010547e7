using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Engine.Tests.Pipeline;

/// <summary>
/// Captures from the real bonding driver through the whole engine: verdicts on packets equal those that tshark 4.6.9 gave on the master's own capture,
/// verdicts on frames those that it gave on the raw one.
/// </summary>
public sealed class CorpusTests
{
    /// <summary>The scenarios with recorded verdicts of both files.</summary>
    public static TheoryData<string> Scenarios =>
        [.. Directory.GetDirectories(EngineRun.CapturesFolder)
            .Where(folder => File.Exists(Path.Combine(folder, "bond1.pcap.verdicts.tsv")) && File.Exists(Path.Combine(folder, "any.sll2.pcap.verdicts.tsv")))
            .Select(folder => Path.GetFileName(folder)!).Order()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Each_frame_has_the_verdict_of_a_naive_reading_and_each_packet_that_of_a_clean_capture(string scenario)
    {
        EngineRun run = EngineRun.OfScenario(scenario);

        string folder = Path.Combine(EngineRun.CapturesFolder, scenario);
        Dictionary<int, string> naive = Recorded(Path.Combine(folder, "any.sll2.pcap.verdicts.tsv"));
        Assert.Equal(naive, Apparent(run, naive.Keys));
        Assert.Equal(Recorded(Path.Combine(folder, "bond1.pcap.verdicts.tsv")), Real(run));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Witnesses_are_the_frames_of_the_master_in_the_inputs_order_each_once(string scenario)
    {
        Witnesses seen = new();
        EngineRun run = EngineRun.OfFile(
            Path.Combine(EngineRun.CapturesFolder, scenario, "any.sll2.pcap"), Path.Combine(EngineRun.CapturesFolder, scenario, "topology.json"), seen);

        Assert.Equal(seen.Frames.Order(), seen.Frames);
        Assert.Equal(seen.Frames.Distinct(), seen.Frames);
        Assert.Equal(Enumerable.Range(1, (int)run.Store.LastPacket).Select(number => (long)number), seen.Packets);
        uint master = run.Snapshot.Topology.Interfaces.First(device => device.Name == "bond1").Index;
        long[] atMaster = [.. Frames(run).Where(frame => frame.Row.Interface == master).Select(frame => frame.Number)];
        Assert.Equal(atMaster, seen.Frames.Where(frame => Frame(run, frame).Interface == master));
    }

    [Fact]
    public void Counters_add_up_for_every_scenario()
    {
        foreach (string folder in Directory.GetDirectories(EngineRun.CapturesFolder).Where(folder => File.Exists(Path.Combine(folder, "any.sll2.pcap")) && File.Exists(Path.Combine(folder, "topology.json"))))
        {
            CaptureSnapshot snapshot = EngineRun.OfFile(Path.Combine(folder, "any.sll2.pcap"), Path.Combine(folder, "topology.json")).Snapshot;
            Assert.Equal(snapshot.Frames, snapshot.Packets + snapshot.Pairing.FurtherCopies + snapshot.Pairing.Slices);
            Assert.Equal(0, snapshot.WitnessesGivenUp);
            Assert.True(snapshot.IsComplete);
        }
    }

    private static Dictionary<int, string> Recorded(string path)
    {
        string[] lines = File.ReadAllLines(path);
        int flags = Array.IndexOf(lines[0].Split('\t'), "flags");
        return lines.Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => int.Parse(cells[0]), cells => Sorted(cells[flags].Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    // Every frame that tshark took as TCP, and any other that we remark on.
    private static Dictionary<int, string> Apparent(EngineRun run, IEnumerable<int> tcpFrames)
    {
        HashSet<int> expected = [.. tcpFrames];
        return Frames(run).Where(frame => expected.Contains((int)frame.Number) || frame.Row.Apparent != TcpFlags.None).ToDictionary(frame => (int)frame.Number, frame => Names(frame.Row.Apparent));
    }

    private static Dictionary<int, string> Real(EngineRun run)
    {
        uint master = run.Snapshot.Topology.Interfaces.First(device => device.Name == "bond1").Index;
        return Frames(run).Where(frame => frame.Row.Interface == master)
            .Select((frame, index) => (Number: index + 1, Packet: Packet(run, frame.Row.Packet)))
            .Where(entry => entry.Packet.Stream >= 0)
            .ToDictionary(entry => entry.Number, entry => Names(entry.Packet.Flags));
    }

    private static IEnumerable<(long Number, FrameRow Row)> Frames(EngineRun run)
    {
        for (long number = 1; number <= run.Store.LastFrame; number++)
        {
            yield return (number, Frame(run, number));
        }
    }

    private static FrameRow Frame(EngineRun run, long number) => run.Store.TryGetFrame(number, out FrameRow row) ? row : throw new InvalidOperationException($"Frame {number} is gone.");

    private static PacketRow Packet(EngineRun run, long number) => run.Store.TryGetPacket(number, out PacketRow row) ? row : throw new InvalidOperationException($"Packet {number} is gone.");

    private static string Names(TcpFlags flags) => Sorted([.. TcpFlagNames.All.ToArray().Where(flag => flags.HasFlag(flag)).Select(TcpFlagNames.Of)]);

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private sealed class Witnesses : IPacketConsumer
    {
        public List<long> Frames { get; } = [];

        public List<long> Packets { get; } = [];

        public void OnWitness(long frame, long packet) => Frames.Add(frame);

        public void OnPacket(long packet) => Packets.Add(packet);

        public void OnFrame(long frame)
        {
        }

        public void OnBatchEnd()
        {
        }
    }
}

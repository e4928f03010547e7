using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TermCap.Engine.Store;
using TermCap.Engine.Topology;
using TermCap.Screen.Sources;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>What the why view and the detail tree say of real captures of a bonded host, word for word.</summary>
public sealed partial class VerdictWordsTests
{
    [Theory]
    [InlineData("loss-tx", 98, "Retransmission of packet 85 (first sent 8.721 ms earlier; no ACK for it was seen)")]
    [InlineData("loss-tx", 98, "Sent again, as the kernel counts: another packet with bytes that were sent before")]
    [InlineData("loss-tx", 21, "Fast retransmission: the other side asked for it by duplicate ACKs")]
    [InlineData("loss-tx", 15, "Duplicate ACK 3 of packet 10")]
    [InlineData("loss-tx", 9, "Acknowledges only a part of what a packet carried")]
    public void A_verdict_reads_so(string scenario, int packet, string sentence)
    {
        EngineModel model = Open(scenario);
        Assert.Contains(sentence + ".", model.Explain(packet - 1).Proof);
        Assert.Contains($"[{sentence}]", Details(model, packet));
    }

    [Theory]
    [InlineData("loss-tx", 3, "Phantom: copy at eth2 of packet 3, 52.147 µs later; a naive reading would say TCP Dup ACK")]
    [InlineData("loss-tx", 4, "Phantom: copy at eth2 of packet 4, 122.712 µs later; a naive reading would say TCP Retransmission")]
    [InlineData("loss-tx", 10, "Phantom: copy at bond1 of packet 10, at the same time; a naive reading would say TCP Dup ACK")]
    public void A_phantom_reads_so(string scenario, int packet, string sentence)
    {
        EngineModel model = Open(scenario);
        Assert.StartsWith(sentence, model.Explain(packet - 1).Naive, StringComparison.Ordinal);
        Assert.Contains($"[{sentence}]", Details(model, packet));
    }

    /// <summary>Whatever a retransmission is said to repeat did carry its first byte.</summary>
    [Theory]
    [InlineData("loss-tx")]
    [InlineData("net-reorder")]
    [InlineData("sack-off")]
    [InlineData("ipv6-loss")]
    public void What_is_said_to_be_repeated_did_carry_the_bytes(string scenario)
    {
        EngineModel model = Open(scenario);
        int told = 0;
        for (int packet = 1; packet <= model.End; packet++)
        {
            Match said = Details(model, packet).Select(text => RepetitionWords().Match(text)).FirstOrDefault(match => match.Success) ?? Match.Empty;
            if (!said.Success)
            {
                continue;
            }

            told++;
            (long start, _) = Numbers(model, packet);
            (long first, long end) = Numbers(model, int.Parse(said.Groups["packet"].Value, CultureInfo.InvariantCulture));
            Assert.Equal(said.Groups["of"].Success, start >= first && start < end);
        }

        Assert.InRange(told, 1, (int)model.End);
    }

    [GeneratedRegex(@"^\[Retransmission(?:(?<of> of packet )(?<packet>\d+) \(first sent|, .* after packet (?<packet>\d+), which carries what comes behind it)")]
    private static partial Regex RepetitionWords();

    [GeneratedRegex(@"\[(?<flags>[A-Z, ]+)\] Seq=(?<start>\d+).* Len=(?<length>\d+)")]
    private static partial Regex SegmentWords();

    /// <summary>The numbers that a packet takes, SYN and FIN one each.</summary>
    private static (long Start, long End) Numbers(EngineModel model, int packet)
    {
        Match segment = SegmentWords().Match(model.Packet(packet - 1)!.Info);
        long start = long.Parse(segment.Groups["start"].Value, CultureInfo.InvariantCulture);
        int control = segment.Groups["flags"].Value.Split(", ").Count(flag => flag is "SYN" or "FIN");
        return (start, start + long.Parse(segment.Groups["length"].Value, CultureInfo.InvariantCulture) + control);
    }

    private static IReadOnlyList<string> Details(EngineModel model, int packet) => [.. model.Detail(packet - 1, -1).Fields.Select(field => field.Text)];

    private static EngineModel Open(string scenario)
    {
        string folder = Path.Combine(Root(), "tests", "captures", scenario);
        TopologyTimeline topology = TopologyJson.Read(File.ReadAllBytes(Path.Combine(folder, "topology.json")), TopologySource.Given);
        return EngineModelTests.Run(Path.Combine(folder, "any.sll2.pcap"), topology, new CaptureStore(new StoreOptions(64 << 20) { Bytes = KeptBytes.All }), new FakeControl());
    }

    private static string Root([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", ".."));
}

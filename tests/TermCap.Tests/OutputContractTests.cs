using System.Text.Json;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;

namespace TermCap.Tests;

/// <summary>What other tools hang on: the JSON's form, its sums, and the cleaned file.</summary>
public sealed class OutputContractTests
{
    /// <summary>Captures with the kernel's own labels.</summary>
    public static TheoryData<string> Labelled => ["seed-redis", "loss-tx", "failover", "active-change", "balance-rr", "802.3ad", "vlan", "ipv6-loss"];

    [Theory]
    [MemberData(nameof(Labelled))]
    public void Every_frame_stands_in_exactly_one_line_in_the_packet_that_the_kernel_saw(string scenario)
    {
        ProgramRun run = ProgramRun.Of("-r", $"{scenario}/any.sll2.pcap", "--topology", $"{scenario}/topology.json", "--json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Dictionary<int, string> labels = Labels(scenario);
        HashSet<int> seen = [];
        HashSet<string> groups = [];
        foreach (JsonElement line in Lines(run))
        {
            int[] frames = [.. Members(line).Select(member => member.GetProperty("frame").GetInt32())];
            Assert.All(frames, frame => Assert.True(seen.Add(frame), $"frame {frame} stands in two lines"));
            string[] packets = [.. frames.Select(frame => labels[frame]).Distinct()];
            Assert.Single(packets);
            Assert.True(groups.Add(packets[0]), $"packet {packets[0]} of the labels was split");
        }

        Assert.Equal(labels.Count, seen.Count);
    }

    [Theory]
    [MemberData(nameof(Labelled))]
    public void The_cleaned_file_holds_the_masters_own_frames_unchanged_and_in_order(string scenario)
    {
        using TemporaryFolder folder = new();
        string output = folder.File("clean.pcap");
        ProgramRun run = ProgramRun.Of("clean", $"{scenario}/any.sll2.pcap", "--topology", $"{scenario}/topology.json", "-o", output);
        Assert.Equal((0, ""), (run.Code, run.Error));

        ProgramRun json = ProgramRun.Of("-r", $"{scenario}/any.sll2.pcap", "--topology", $"{scenario}/topology.json", "--json");
        int[] witnesses = [.. Lines(json).Where(line => line.GetProperty("clean").GetBoolean()).Select(line => line.GetProperty("witness").GetInt32()).Order()];
        List<(long Time, string Bytes)> input = Frames(Path.Combine(ProgramRun.Captures, scenario, "any.sll2.pcap"));
        Assert.Equal(witnesses.Select(frame => input[frame - 1]), Frames(output));
    }

    [Fact]
    public void Each_line_has_the_fields_of_the_contract()
    {
        ProgramRun run = ProgramRun.Of("-r", "seed-redis/any.sll2.pcap", "--topology", "seed-redis/topology.json", "--json");
        long packet = 0;
        foreach (JsonElement line in Lines(run))
        {
            Assert.Equal(++packet, line.GetProperty("packet").GetInt64());
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$", line.GetProperty("time").GetString());
            string[] needed = ["time_ns", "length", "src", "dst", "srcport", "dstport", "protocol", "info", "paired", "clean", "witness", "stream", "flags", "resent", "notes", "copies"];
            Assert.All(needed, name => Assert.True(line.TryGetProperty(name, out _), $"packet {packet} has no {name}"));
            JsonElement first = line.GetProperty("copies")[0];
            Assert.Equal(0, first.GetProperty("delta_ns").GetInt64());
            string[] ofCopies = ["frame", "ifindex", "ifname", "role", "dir", "apparent"];
            Assert.All(ofCopies, name => Assert.True(first.TryGetProperty(name, out _), $"a copy has no {name}"));
        }
    }

    [Theory]
    [MemberData(nameof(Labelled))]
    public void The_report_adds_up(string scenario)
    {
        JsonElement report = JsonDocument.Parse(ProgramRun.Of("report", $"{scenario}/any.sll2.pcap", "--topology", $"{scenario}/topology.json", "--json").Output).RootElement;
        long Number(string name) => report.GetProperty(name).GetInt64();
        Assert.Equal(Number("frames"), Number("packets") + Number("copies") + Number("slices"));
        Assert.Equal(Number("frames"), report.GetProperty("interfaces").EnumerateArray().Sum(row => row.GetProperty("frames_in").GetInt64() + row.GetProperty("frames_out").GetInt64()));
        long conversations = report.GetProperty("conversations").EnumerateArray().Sum(one => one.GetProperty("packets_ab").GetInt64() + one.GetProperty("packets_ba").GetInt64());
        Assert.Equal(report.GetProperty("tcp").GetProperty("segments").GetInt64(), conversations);
    }

    [Fact]
    public void The_report_on_the_seeds_capture_has_no_real_trouble_beside_what_a_naive_reading_sees()
    {
        JsonElement tcp = JsonDocument.Parse(ProgramRun.Of("report", "seed-redis/any.sll2.pcap", "--topology", "seed-redis/topology.json", "--json").Output).RootElement.GetProperty("tcp");
        Assert.All(new[] { "retransmission", "duplicate_ack", "out_of_order" }, flag => Assert.Equal(0, tcp.GetProperty("real").GetProperty(flag).GetInt32()));
        Dictionary<string, int> tshark = File.ReadLines(Path.Combine(ProgramRun.Captures, "seed-redis/any.sll2.pcap.verdicts.tsv")).Skip(1)
            .SelectMany(line => line.Split('\t')[4].Split(',', StringSplitOptions.RemoveEmptyEntries)).CountBy(flag => flag).ToDictionary();
        foreach (JsonProperty flag in tcp.GetProperty("apparent").EnumerateObject())
        {
            Assert.Equal((flag.Name, tshark.GetValueOrDefault(flag.Name)), (flag.Name, flag.Value.GetInt32()));
        }
    }

    [Fact]
    public void A_capture_without_copies_comes_back_unchanged_and_the_headline_says_so()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("clean.pcapng");
        Assert.Equal(0, ProgramRun.Of("clean", "loss-tx/bond1.pcap", "-o", output).Code);
        Assert.Equal(Frames(Path.Combine(ProgramRun.Captures, "loss-tx/bond1.pcap")), Frames(output));
        string report = ProgramRun.Of("report", "loss-tx/bond1.pcap").Output;
        Assert.Contains("There are no copies here", report.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("missing", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed-redis")]
    [InlineData("failover")]
    public void A_cleaned_file_reads_back_with_the_same_verdicts_and_nothing_missing(string scenario)
    {
        using TemporaryFolder folder = new();
        string output = folder.File("clean.pcapng");
        string[] source = [$"{scenario}/any.sll2.pcap", "--topology", $"{scenario}/topology.json"];
        Assert.Equal(0, ProgramRun.Of(["clean", .. source, "-o", output]).Code);
        JsonElement before = JsonDocument.Parse(ProgramRun.Of(["report", .. source, "--json"]).Output).RootElement;
        JsonElement after = JsonDocument.Parse(ProgramRun.Of("report", output, "--json").Output).RootElement;
        Assert.Equal(before.GetProperty("tcp").GetProperty("real").ToString(), after.GetProperty("tcp").GetProperty("real").ToString());
        Assert.Equal(0, after.GetProperty("copies").GetInt32() + after.GetProperty("slave_copy_missing").GetInt32() + after.GetProperty("master_copy_missing").GetInt32());
        Assert.Equal("file", after.GetProperty("topology_source").GetString());
    }

    [Fact]
    public void All_copies_come_back_whole_with_names_and_roles()
    {
        using TemporaryFolder folder = new();
        string output = folder.File("all.pcapng");
        Assert.Equal(0, ProgramRun.Of("clean", "failover/any.sll2.pcap", "--topology", "failover/topology.json", "--all-copies", "-o", output).Code);
        Assert.Equal(Frames(Path.Combine(ProgramRun.Captures, "failover/any.sll2.pcap")), Frames(output));
        string given = ProgramRun.Of("-r", "failover/any.sll2.pcap", "--topology", "failover/topology.json", "--json").Output;
        Assert.Equal(given, ProgramRun.Of("-r", output, "--json").Output);
    }

    [Fact]
    public void Singles_are_kept_when_asked_for()
    {
        using TemporaryFolder folder = new();
        string without = folder.File("without.pcap");
        string with = folder.File("with.pcap");
        string[] source = ["802.3ad/any.sll2.pcap", "--topology", "802.3ad/topology.json"];
        Assert.Equal(0, ProgramRun.Of(["clean", .. source, "-o", without]).Code);
        Assert.Equal(0, ProgramRun.Of(["clean", .. source, "-o", with, "--keep-singles"]).Code);
        int packets = Lines(ProgramRun.Of(["-r", .. source, "--json"])).Count();
        Assert.Equal(packets, Frames(with).Count);
        Assert.True(Frames(without).Count < packets);
        Assert.Subset(Frames(with).ToHashSet(), Frames(without).ToHashSet());
    }

    [Fact]
    public void A_pipe_gives_what_the_file_gives()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(ProgramRun.Captures, "failover/any.sll2.pcap"));
        ProgramRun piped = ProgramRun.Of(["-r", "-", "--topology", "failover/topology.json", "--json"], new Dictionary<string, string?>(), bytes);
        Assert.Equal(ProgramRun.Of("-r", "failover/any.sll2.pcap", "--topology", "failover/topology.json", "--json").Output, piped.Output);
    }

    [Fact]
    public void A_threshold_that_is_exceeded_is_exit_code_5()
    {
        string[] source = ["report", "loss-tx/any.sll2.pcap", "--topology", "loss-tx/topology.json", "--fail-if"];
        ProgramRun exceeded = ProgramRun.Of([.. source, "retrans>1%"]);
        Assert.Equal(5, exceeded.Code);
        Assert.Contains("retrans>1%", exceeded.AssertSentence(), StringComparison.Ordinal);
        Assert.NotEmpty(exceeded.Output);
        Assert.Equal(0, ProgramRun.Of([.. source, "retrans>50%"]).Code);
        Assert.Equal(2, ProgramRun.Of([.. source, "luck>1"]).Code);
    }

    [Fact]
    public void A_count_ends_after_so_many_packets()
    {
        ProgramRun run = ProgramRun.Of("-r", "failover/any.sll2.pcap", "--topology", "failover/topology.json", "--json", "-c", "7");
        Assert.Equal(7, Lines(run).Count());
    }

    [Fact]
    public void The_demo_without_a_terminal_prints_text_and_the_headline_and_ends()
    {
        ProgramRun run = ProgramRun.Of("--demo");
        Assert.Equal(0, run.Code);
        Assert.Contains("real retransmission", run.AssertSentence(), StringComparison.Ordinal);
        ILookup<bool, string> lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToLookup(line => line.EndsWith(" --", StringComparison.Ordinal));
        Assert.Equal(281, lines[false].Count());
        Assert.Contains(lines[true], line => line.Contains("bond1: eth3 is active", StringComparison.Ordinal));
    }

    private static IEnumerable<JsonElement> Lines(ProgramRun run) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static IEnumerable<JsonElement> Members(JsonElement line) => line.GetProperty("copies").EnumerateArray()
        .Concat(line.TryGetProperty("slices", out JsonElement slices) ? slices.EnumerateArray() : []);

    private static Dictionary<int, string> Labels(string scenario)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(ProgramRun.Captures, scenario, "labels.tsv")).Select(line => line.Split('\t'))];
        int frame = Array.IndexOf(rows[0], "frame_no");
        int packet = Array.IndexOf(rows[0], "packet_no");
        return rows.Skip(1).ToDictionary(row => int.Parse(row[frame]), row => row[packet]);
    }

    private static List<(long Time, string Bytes)> Frames(string path)
    {
        using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
        FrameBatch batch = new();
        List<(long Time, string Bytes)> frames = [];
        FillStatus status;
        do
        {
            status = file.Fill(batch);
            foreach (FrameRecord frame in batch.Frames)
            {
                frames.Add((frame.TimeNanoseconds, Convert.ToHexString(batch.BytesOf(frame))));
            }

            batch.Clear();
        }
        while (status != FillStatus.End);

        return frames;
    }
}

using System.Runtime.CompilerServices;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Topology;
using TermCap.Screen.Model;
using TermCap.Screen.Sources;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>The model over the real engine: the demo's capture (a bonded host with a failover and a loss), and the public captures.</summary>
public sealed class EngineModelTests
{
    [Fact]
    public void Each_packet_of_the_demo_is_a_row_with_its_copies()
    {
        EngineModel model = Demo();
        Assert.Equal(CaptureState.Done, model.Status.State);
        Assert.Equal(model.Status.Packets, model.End - model.First);
        Assert.InRange(model.Status.CopyFactor, 1.9, 2.0);
        long frames = 0;
        for (long position = model.First; position < model.End; position++)
        {
            PacketLine line = model.Packet(position)!;
            IReadOnlyList<CopyLine> copies = model.Copies(position);
            Assert.Equal(line.Copies, copies.Count);
            Assert.Single(copies, copy => copy.IsWitness);
            Assert.Equal(position + 1, line.Number);
            Assert.NotEmpty(line.Info);
            Assert.Equal(copies.Select(copy => copy.Interface).Distinct(), line.Path);
            frames += copies.Count;
        }

        Assert.Equal(model.Status.Frames, frames);
    }

    [Fact]
    public void The_bond_and_its_failover_are_seen()
    {
        EngineModel model = Demo();
        BondLine bond = Assert.Single(model.Status.Bonds);
        Assert.Equal("active-backup", bond.Mode);
        Assert.Equal(2, bond.Slaves.Count);
        EventLine failover = Assert.Single(model.Events, happened => happened.Text.Contains("is active", StringComparison.Ordinal));
        long position = model.FindNumber(failover.BeforePacket);
        Assert.Contains(failover, model.EventsBefore(position));
        Assert.Contains(model.Interfaces, line => line.Role == "master" && line.Depth == 0);
        Assert.Equal(2, model.Interfaces.Count(line => line.Depth == 1));
        Assert.Contains(model.Interfaces, line => line.Queue is { Median: > 0 });
    }

    [Fact]
    public void What_the_copies_cause_is_told_from_what_is_real()
    {
        EngineModel model = Demo();
        VerdictCount retransmissions = model.Status.Verdicts.Single(count => count.Letter == 'R');
        Assert.InRange(retransmissions.Apparent, retransmissions.Real + 1, long.MaxValue);
        Assert.StartsWith("7 real retransmissions", model.Status.Headlines[0], StringComparison.Ordinal);
        List<Severity> severities = [.. Enumerable.Range(0, (int)model.End).Select(position => model.Packet(position)!.Severity)];
        Assert.Equal(retransmissions.Real, severities.Count(severity => severity == Severity.Trouble));
        long first = model.FindTrouble(-1, 1, Severity.Phantom, int.MaxValue, out _);
        Assert.Equal(severities.FindIndex(severity => severity >= Severity.Phantom), first);
        long loss = model.FindTrouble(-1, 1, Severity.Notice, int.MaxValue, out _);
        Assert.Contains(model.Packet(loss)!.Letter, "FSRLZX");
        // What loss brings along stands around it, and is passed over unless it is asked for.
        List<char> signs = [.. Enumerable.Range(0, (int)model.End).Select(position => model.Packet(position)!).Where(packet => packet.Severity == Severity.Sign).Select(packet => packet.Letter)];
        Assert.NotEmpty(signs);
        Assert.All(signs, letter => Assert.Contains(letter, "DO"));
    }

    [Fact]
    public void The_last_minute_of_each_kind_adds_up_to_its_count()
    {
        EngineModel model = Demo();
        Assert.InRange(model.Status.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.All(model.Status.Verdicts, count => Assert.Equal(count.Real, count.LastMinute.Sum()));
        Assert.Contains(model.Status.Verdicts, count => count.Real > 0);
    }

    [Fact]
    public void A_conversation_is_told_in_full_each_way()
    {
        ConversationLine line = Demo().Conversations(100).First(line => line.HandshakeNanoseconds is not null);
        Assert.StartsWith("SYN SYN-ACK ACK", line.Completeness, StringComparison.Ordinal);
        Assert.Equal(line.Packets, line.FromClient.Packets + line.FromServer.Packets);
        Assert.Equal(line.Ways, (line.FromClient.Bytes, line.FromServer.Bytes));
        Assert.All([line.FromClient, line.FromServer], way => Assert.True(way is { WindowBytes: > 0, WindowScale: >= 0, InFlightBytes: >= 0, SmoothedNanoseconds: > 0 }));
    }

    [Fact]
    public void Sequence_numbers_count_from_the_stream_s_first()
    {
        EngineModel model = Demo();
        Assert.Contains("Seq=0", model.Packet(0)!.Info, StringComparison.Ordinal);
        Assert.Contains("Seq=1 Ack=1", model.Packet(2)!.Info, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_detail_lies_inside_its_bytes_and_every_packet_can_be_explained()
    {
        foreach (EngineModel model in Captures().Select(Open).Append(Demo()))
        {
            for (long position = model.First; position < Math.Min(model.End, model.First + 500); position++)
            {
                for (int copy = -1; copy < model.Packet(position)!.Copies; copy++)
                {
                    PacketDetail detail = model.Detail(position, copy);
                    Assert.NotEmpty(detail.Fields);
                    Assert.Equal(0, detail.Fields[0].Depth);
                    Assert.All(detail.Fields, field => Assert.InRange(field.OffsetBytes + field.LengthBytes, 0, detail.Bytes.Length));
                }

                Explanation why = model.Explain(position);
                Assert.NotEmpty(why.Title);
                Assert.NotEmpty(why.Proof);
            }
        }
    }

    [Fact]
    public void A_display_filter_leaves_what_fits()
    {
        EngineModel model = Demo();
        long all = model.End - model.First;
        Assert.Null(model.SetFilter("tcp.flags.syn == 1").Error);
        model.Refresh();
        Assert.Null(model.FilterProgress);
        Assert.InRange(model.End - model.First, 1, all - 1);
        for (long position = model.First; position < model.End; position++)
        {
            Assert.Contains("SYN", model.Packet(position)!.Info, StringComparison.Ordinal);
            Assert.Equal(position, model.FindNumber(model.Packet(position)!.Number));
        }

        Assert.Null(model.SetFilter("").Error);
        model.Refresh();
        Assert.Equal(all, model.End - model.First);
    }

    [Fact]
    public void What_a_conversation_and_an_interface_are_filtered_by_is_understood()
    {
        EngineModel model = Demo();
        Assert.All(model.Conversations(10), line => Assert.Null(model.CheckFilter(line.Filter).Error));
        Assert.All(model.Interfaces, line => Assert.Null(model.CheckFilter($"pair.iface == \"{line.Name}\"").Error));
    }

    [Fact]
    public void A_filter_that_is_wrong_changes_nothing_and_says_where()
    {
        EngineModel model = Demo();
        FilterAnswer answer = model.SetFilter("tcp.port == ");
        Assert.NotNull(answer.Error);
        Assert.InRange(answer.Column, 9, 12);
        Assert.Equal("", model.Filter);
        Assert.Contains("tcp.port", model.Complete("tcp.po", 6));
    }

    [Fact]
    public void A_stream_is_followed_without_its_copies()
    {
        EngineModel model = Demo();
        int stream = model.Packet(0)!.Stream;
        IFollowing following = model.Follow(stream);
        Assert.False(following.Advance(10));
        Assert.InRange(following.Progress, 0.01, 0.99);
        while (!following.Advance(10))
        {
        }

        FollowedStream followed = following.Result()!;
        ConversationLine conversation = model.Conversations(10).Single(line => line.Stream == stream);
        Assert.Equal((conversation.A, conversation.B), (followed.Client, followed.Server));
        long said = followed.Chunks.Sum(chunk => chunk.Bytes.Length + chunk.GapBytes);
        // Payload counts repetitions, what was said does not.
        Assert.InRange(said, 1, conversation.Bytes);
        IFollowing nobody = model.Follow(4711);
        Assert.True(nobody.Advance(int.MaxValue));
        Assert.Null(nobody.Result());
    }

    [Fact]
    public void Times_and_numbers_lead_to_their_rows()
    {
        EngineModel model = Demo();
        Assert.Equal(0, model.FindTime(model.Start));
        Timestamp late = model.Packet(model.End - 1)!.Time;
        Assert.InRange(model.FindTime(late), model.End - 5, model.End - 1);
        Assert.Equal(-1, model.FindTime(new Timestamp(late.Nanoseconds + Timestamp.NanosecondsPerSecond)));
        Assert.Equal(-1, model.FindNumber(model.End + 1));
    }

    [Fact]
    public void Marks_stay_with_their_packets_and_are_what_is_saved()
    {
        FakeControl control = new();
        EngineModel model = Demo(control);
        Assert.Null(model.ToggleMark(3));
        Assert.Null(model.ToggleMark(5));
        Assert.Null(model.ToggleMark(5));
        Assert.True(model.Packet(2)!.IsMarked);
        Assert.Equal(1, model.Marks);
        model.Save(new SaveRequest("x.pcapng", SaveScope.Marked, false, -1, false));
        Assert.Equal([3], control.Selection!.Marked!);
        model.Save(new SaveRequest("x.pcapng", SaveScope.Conversation, false, 0, false));
        Assert.Equal((0, null), (control.Selection!.Stream, control.Selection.Marked));
    }

    [Fact]
    public void Nothing_changes_while_nothing_comes()
    {
        EngineModel model = Demo();
        long version = model.Refresh();
        Assert.Equal(version, model.Refresh());
    }

    [Fact]
    public void Packets_that_leave_the_store_are_said_to_have_left()
    {
        CaptureStore store = new(new StoreOptions(400_000) { FrameChunkRows = 64, PacketChunkRows = 32, Bytes = KeptBytes.All });
        EngineModel model = Run(DemoFile, TopologyOf(), store, new FakeControl());
        Assert.InRange(model.First, 1, model.End - 1);
        EventLine gone = model.EventsBefore(model.First)[0];
        Assert.Equal($"… {model.First:N0} earlier packets left the store", gone.Text);
        Assert.Null(model.Packet(model.First - 1));
        Assert.NotNull(model.Packet(model.First));
    }

    private static string Root([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", ".."));

    private static string DemoFile => Path.Combine(Root(), "src", "TermCap", "Demo", "demo.pcap");

    private static IEnumerable<string> Captures() =>
        Directory.EnumerateFiles(Path.Combine(Root(), "tests", "captures", "public"), "*.pcap*").Order(StringComparer.Ordinal).Where(file => !file.Contains("invalid", StringComparison.Ordinal));

    private static TopologyTimeline TopologyOf() =>
        TopologyJson.Read(File.ReadAllBytes(Path.ChangeExtension(DemoFile, ".topology.json")), TopologySource.Given);

    internal static EngineModel Demo(FakeControl? control = null) => Run(DemoFile, TopologyOf(), new CaptureStore(new StoreOptions(64 << 20)), control ?? new FakeControl());

    private static EngineModel Open(string file) => Run(file, new TopologyTimeline(HostTopology.Unknown), new CaptureStore(new StoreOptions(64 << 20)), new FakeControl());

    // The whole engine on one thread.
    internal static EngineModel Run(string path, TopologyTimeline topology, CaptureStore store, FakeControl control)
    {
        CaptureWorker worker = new(new WorkerOptions { Topology = topology }, store);
        using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
        FrameBatch batch = new(0);
        FillStatus status;
        do
        {
            batch.Clear();
            status = file.Fill(batch);
            worker.Process(batch, default);
        }
        while (status != FillStatus.End);
        worker.Finish();
        EngineModel model = new(store, worker.Snapshots, control, new EngineModelOptions { SourceName = Path.GetFileName(path) });
        model.Refresh();
        return model;
    }
}

using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pipeline;

/// <summary>A whole run of the engine on one thread: a source worked through to its end.</summary>
internal sealed class EngineRun
{
    private EngineRun(CaptureWorker worker) => Worker = worker;

    public CaptureWorker Worker { get; }

    public CaptureStore Store => Worker.Store;

    public CaptureSnapshot Snapshot => Worker.Snapshots.Read();

    /// <summary>Where the tests' captures lie: beside the test program's sources, found from the test program upward.</summary>
    public static string CapturesFolder { get; } = Find("tests/captures");

    public static EngineRun OfScenario(string scenario, params IPacketConsumer[] consumers) =>
        OfFile(Path.Combine(CapturesFolder, scenario, "any.sll2.pcap"), Path.Combine(CapturesFolder, scenario, "topology.json"), consumers);

    public static EngineRun OfFile(string path, string? topologyPath = null, params IPacketConsumer[] consumers)
    {
        TopologyTimeline topology = topologyPath is null ? new TopologyTimeline(HostTopology.Unknown) : TopologyJson.Read(File.ReadAllBytes(topologyPath), TopologySource.Given);
        using CaptureFile file = CaptureFile.Open(path, 1, new CaptureFileOptions());
        return Of(file, new WorkerOptions { Topology = topology }, new StoreOptions(256L << 20) { Bytes = KeptBytes.All }, consumers);
    }

    public static EngineRun Of(IFrameSource source, WorkerOptions options, StoreOptions store, params IPacketConsumer[] consumers)
    {
        CaptureWorker worker = new(options, new CaptureStore(store), consumers);
        FrameBatch batch = new();
        FillStatus status;
        do
        {
            status = source.Fill(batch);
            worker.Process(batch, source.Drops);
            batch.Clear();
        }
        while (status != FillStatus.End);

        worker.Finish();
        return new EngineRun(worker);
    }

    private static string Find(string folder)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, folder);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"No folder {folder} above {AppContext.BaseDirectory}.");
    }
}

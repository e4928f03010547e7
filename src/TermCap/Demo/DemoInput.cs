using TermCap.Engine.Files;
using TermCap.Engine.Topology;
using TermCap.Inputs;

namespace TermCap.Demo;

/// <summary>The built-in capture: a bonded host (active-backup) that loses a link in mid-stream, with real retransmissions and a failover.</summary>
internal static class DemoInput
{
    /// <summary>On the screen it runs so many times slower than it happened, or it would be over in a second and a half.</summary>
    public const int Slowness = 6;

    /// <summary>Its name.</summary>
    public const string Name = "demo";

    /// <summary>Opens it.</summary>
    /// <param name="isPaced">Whether frames come at the pace of their own times (slowed down), or at once.</param>
    public static OpenedInput Open(bool isPaced)
    {
        CaptureFile file = CaptureFile.Open(Resource("demo.pcap"), Name, 1, new CaptureFileOptions());
        using Stream json = Resource("demo.topology.json");
        using MemoryStream text = new();
        json.CopyTo(text);
        TopologyTimeline topology = TopologyJson.Read(text.ToArray(), TopologySource.Given);
        return new OpenedInput(isPaced ? new PacedSource(file, Slowness, TimeProvider.System) : file, Name, topology)
        {
            IsLive = isPaced,
            IsReplay = true,
            Files = file,
            Remark = isPaced ? $"a recorded failover, {Slowness} times slower" : "",
        };
    }

    private static Stream Resource(string name) =>
        typeof(DemoInput).Assembly.GetManifestResourceStream($"demo/{name}") ?? throw new InvalidOperationException($"The program was built without its resource demo/{name}.");
}

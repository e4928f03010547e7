using TermCap.Engine.Pairing;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pipeline;

/// <summary>What the worker is made with.</summary>
public sealed record WorkerOptions
{
    /// <summary>Bounds and rules of pairing.</summary>
    public PairingOptions Pairing { get; init; } = new();

    /// <summary>Bounds of the analysis, for each of the two instances.</summary>
    public TcpAnalyserOptions Tcp { get; init; } = new();

    /// <summary>What is known of the devices from the start on, with its changes in time.</summary>
    public TopologyTimeline Topology { get; init; } = new(HostTopology.Unknown);

    /// <summary>Whether the naive reading keeps its conversations too; only the report shows them.</summary>
    public bool KeepsApparentConversations { get; init; }

    /// <summary>Frames that may wait for their packet's witness; then the oldest is given up, and counted.</summary>
    public int WitnessQueueEntries { get; init; } = 131_072;
}

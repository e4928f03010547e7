namespace TermCap.Engine.Topology;

/// <summary>The names of where a topology comes from, as JSON writes them.</summary>
public static class TopologySourceNames
{
    private static readonly string[] Names = ["none", "learnt", "given", "file", "live"];

    /// <summary>The name of a source.</summary>
    public static string NameOf(TopologySource source) => Names[(int)source];
}

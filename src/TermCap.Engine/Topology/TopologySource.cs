namespace TermCap.Engine.Topology;

/// <summary>Where a topology comes from, best first.</summary>
public enum TopologySource : byte
{
    /// <summary>Nothing is known but what the frames themselves say.</summary>
    None = 0,

    /// <summary>Learnt from the traffic (design.md 6.5).</summary>
    Learnt,

    /// <summary>Given by <c>--topology</c> or <c>--ifname</c>.</summary>
    Given,

    /// <summary>Carried by the capture file (pcapng).</summary>
    File,

    /// <summary>Read from this host while capturing.</summary>
    Live,
}

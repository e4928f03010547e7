using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>What the traffic told of a host whose interfaces are not known.</summary>
/// <param name="Topology">Devices and links, source Learnt.</param>
/// <param name="Cooked">How frames without an interface are joined.</param>
/// <param name="AreArrivalsStamped">Whether the host stamped arrivals once, so that received copies carry equal stamps.</param>
/// <param name="Sentences">What the user should know: a file given twice, files with no packet in common.</param>
public sealed record LearntTopology(HostTopology Topology, CookedProfile Cooked, bool AreArrivalsStamped, IReadOnlyList<string> Sentences);

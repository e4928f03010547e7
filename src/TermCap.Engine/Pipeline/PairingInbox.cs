using TermCap.Engine.Pairing;

namespace TermCap.Engine.Pipeline;

/// <summary>What pairing said during one call, kept until the frame that it was said about has its row.</summary>
/// <remarks>Bound: one call closes at most what the pairing window holds; the lists keep their size and allocate no more once warm.</remarks>
internal sealed class PairingInbox : IPairingSink
{
    public List<PacketDecision> Decisions { get; } = [];

    public List<PacketClosing> Closings { get; } = [];

    public List<(long Packet, long Other, PacketLinkKind Kind)> Links { get; } = [];

    public bool IsEmpty => Decisions.Count == 0 && Closings.Count == 0 && Links.Count == 0;

    public void Decided(in PacketDecision decision) => Decisions.Add(decision);

    public void Closed(in PacketClosing closing) => Closings.Add(closing);

    public void Linked(long packet, long other, PacketLinkKind kind) => Links.Add((packet, other, kind));

    public void Clear()
    {
        Decisions.Clear();
        Closings.Clear();
        Links.Clear();
    }
}

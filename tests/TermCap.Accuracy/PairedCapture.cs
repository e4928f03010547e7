using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Accuracy;

/// <summary>What pairing made of the frames of one capture.</summary>
internal sealed class PairedCapture : IPairingSink
{
    private PairedCapture(int frames) => Placements = new FramePlacement[frames];

    public FramePlacement[] Placements { get; }

    public Dictionary<long, PacketDecision> Decisions { get; } = [];

    public Dictionary<long, PacketClosing> Closings { get; } = [];

    public List<(long Packet, long Other, PacketLinkKind Kind)> Links { get; } = [];

    public PairingCounters Counters { get; private set; } = new();

    /// <summary>Pairs all frames in the order given.</summary>
    public static PairedCapture Of(IReadOnlyList<CapturedFrame> frames, TopologyTimeline timeline, CookedProfile? cooked = null)
    {
        PairedCapture result = new(frames.Count);
        Pairer pairer = new(new PairingOptions { HashSeed = 12345 }, result);
        HostTopology now = timeline.Start;
        pairer.SetTopology(now);
        pairer.SetCookedProfile(cooked ?? CookedProfile.None);
        for (int at = 0; at < frames.Count; at++)
        {
            CapturedFrame frame = frames[at];
            HostTopology then = timeline.At(new Timestamp(frame.Time));
            if (then != now)
            {
                now = then;
                pairer.SetTopology(now);
            }

            FrameLocator.Locate(frame.Bytes, frame.OriginalLengthBytes, frame.LinkType, Direction.Unknown, out LocatedFrame located);
            result.Placements[at] = pairer.Add(new PairingFrame(ref located, frame.Bytes)
            {
                Frame = at + 1,
                TimeNanoseconds = frame.Time,
                Interface = frame.Interface != 0 ? frame.Interface : located.InterfaceIndex,
                OriginalLengthBytes = frame.OriginalLengthBytes,
                LinkType = frame.LinkType,
                Input = frame.Input,
            });
        }

        pairer.Flush();
        result.Counters = pairer.Counters;
        return result;
    }

    public void Decided(in PacketDecision decision) => Decisions.Add(decision.Packet, decision);

    public void Closed(in PacketClosing closing)
    {
        if (!Decisions.ContainsKey(closing.Packet))
        {
            throw new InvalidOperationException($"Packet {closing.Packet} was closed before it was decided.");
        }

        Closings.Add(closing.Packet, closing);
    }

    public void Linked(long packet, long other, PacketLinkKind kind) => Links.Add((packet, other, kind));
}

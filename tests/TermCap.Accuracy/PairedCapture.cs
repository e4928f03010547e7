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
    public static PairedCapture Of(IReadOnlyList<CapturedFrame> frames, TopologyTimeline timeline, LearntTopology? learnt = null, bool merged = false)
    {
        PairedCapture result = new(frames.Count);
        Pairer pairer = new(new PairingOptions { HashSeed = 12345 }, result);
        if (merged)
        {
            pairer.NoteMergedInputs();
        }

        HostTopology now = timeline.Start;
        if (learnt is not null)
        {
            pairer.SetLearnt(learnt);
        }

        pairer.SetTopology(now);
        for (int at = 0; at < frames.Count; at++)
        {
            CapturedFrame frame = frames[at];
            HostTopology then = timeline.At(new Timestamp(frame.Time));
            if (then != now)
            {
                now = then;
                pairer.SetTopology(now);
            }

            LocatedFrame located = Locate(frame);
            result.Placements[at] = pairer.Add(Frame(frames, at, ref located));
        }

        pairer.Flush();
        result.Counters = pairer.Counters;
        return result;
    }

    /// <summary>Learns the places of the interfaces from the first frames, as the program does.</summary>
    public static LearntTopology Learn(IReadOnlyList<CapturedFrame> frames, HostTopology known)
    {
        TopologyLearner learner = new(54321);
        for (int at = 0; at < frames.Count && !learner.IsFull; at++)
        {
            LocatedFrame located = Locate(frames[at]);
            learner.Add(Frame(frames, at, ref located));
        }

        return learner.Learn(known);
    }

    private static LocatedFrame Locate(CapturedFrame frame)
    {
        FrameLocator.Locate(frame.Bytes, frame.OriginalLengthBytes, frame.LinkType, Direction.Unknown, out LocatedFrame located);
        return located;
    }

    private static PairingFrame Frame(IReadOnlyList<CapturedFrame> frames, int at, ref LocatedFrame located) => new(ref located, frames[at].Bytes)
    {
        Frame = at + 1,
        TimeNanoseconds = frames[at].Time,
        Interface = frames[at].Interface != 0 ? frames[at].Interface : located.InterfaceIndex,
        OriginalLengthBytes = frames[at].OriginalLengthBytes,
        LinkType = frames[at].LinkType,
        Input = frames[at].Input,
    };

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

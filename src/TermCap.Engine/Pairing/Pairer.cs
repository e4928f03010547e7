using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>Puts each frame into its packet (design.md 6). Used by one thread; answers are the same for the same frames.</summary>
public sealed class Pairer
{
    private readonly PairingOptions _options;
    private readonly IPairingSink _sink;
    private HostTopology _topology = HostTopology.Unknown;
    private Timestamp _now;
    private Timestamp _dropsNotedAt;

    /// <summary>Makes a pairer that knows no interfaces yet.</summary>
    public Pairer(PairingOptions options, IPairingSink sink)
    {
        _options = options;
        _sink = sink;
    }

    /// <summary>What was counted so far; the same object for the pairer's life.</summary>
    public PairingCounters Counters { get; } = new();

    /// <summary>The number that the next new packet gets.</summary>
    public long NextPacket => Counters.Packets + 1;

    /// <summary>From the next frame on, interfaces have these places. Open groups stay open.</summary>
    public void SetTopology(HostTopology topology) => _topology = topology;

    /// <summary>Places one frame.</summary>
    public FramePlacement Add(in PairingFrame frame)
    {
        Counters.Frames++;
        long packet = NextPacket;
        Counters.Packets++;
        _sink.Decided(new PacketDecision { Packet = packet, Witness = frame.Frame, IsKept = true });
        _sink.Closed(new PacketClosing { Packet = packet, Copies = 1 });
        return new FramePlacement
        {
            Packet = packet,
            OpensPacket = true,
            Role = _topology.RoleOf(frame.Interface),
            Direction = frame.Located.Direction,
        };
    }

    /// <summary>Time passes without a frame (a tick).</summary>
    public void Advance(Timestamp now) => _now = now;

    /// <summary>The capture lost frames just now: for a while nothing is claimed from a copy that is missing.</summary>
    public void NoteDrops() => _dropsNotedAt = _now;

    /// <summary>The input has ended: decides and closes all that is open.</summary>
    public void Flush() => Advance(new Timestamp(_dropsNotedAt.Nanoseconds + _options.TransmitWindowNanoseconds));
}

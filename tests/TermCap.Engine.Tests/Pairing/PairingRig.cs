using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>A pairer with a sink that remembers and checks what every sink may rely on.</summary>
internal sealed class PairingRig : IPairingSink
{
    // The default bounds take 50 MB: too much for thousands of runs.
    private static readonly PairingOptions Small = new() { GroupCapacity = 8192, ByteCapacity = 1 << 20 };

    private readonly Pairer _pairer;
    private long _frame;

    public PairingRig(HostTopology topology, PairingOptions? options = null)
    {
        _pairer = new Pairer(options ?? Small, this);
        _pairer.SetTopology(topology);
    }

    public Pairer Pairer => _pairer;

    public PairingCounters Counters => _pairer.Counters;

    public Dictionary<long, PacketDecision> Decisions { get; } = [];

    public Dictionary<long, PacketClosing> Closings { get; } = [];

    public List<(long Packet, long Other, PacketLinkKind Kind)> Links { get; } = [];

    /// <summary>A host with bond1 (index 4) over eth2 (2, active) and eth3 (3).</summary>
    public static HostTopology Bond(BondMode mode = BondMode.ActiveBackup, params NetworkInterface[] more) => new(
        [
            new NetworkInterface(2, "eth2", InterfaceKind.Physical) { Master = 4, Mac = Packets.HostMac },
            new NetworkInterface(3, "eth3", InterfaceKind.Physical) { Master = 4 },
            new NetworkInterface(4, "bond1", InterfaceKind.Bond) { Lowers = [2, 3], BondMode = mode, ActiveSlave = mode == BondMode.ActiveBackup ? 2 : null, Mac = Packets.HostMac },
            .. more,
        ], TopologySource.Given);

    public FramePlacement Add(byte[] sll2, long time, long frame = 0, LinkType linkType = LinkType.LinuxSll2, uint key = 0)
    {
        FrameLocator.Locate(sll2, sll2.Length, linkType, Direction.Unknown, out LocatedFrame located);
        _frame = frame == 0 ? _frame + 1 : frame;
        return _pairer.Add(new PairingFrame(ref located, sll2)
        {
            Frame = _frame,
            TimeNanoseconds = time,
            Interface = key != 0 ? key : located.InterfaceIndex,
            OriginalLengthBytes = sll2.Length,
            LinkType = linkType,
            Input = 1,
        });
    }

    public void Decided(in PacketDecision decision) => Decisions.Add(decision.Packet, decision);

    public void Closed(in PacketClosing closing)
    {
        Assert.True(Decisions.ContainsKey(closing.Packet), $"Packet {closing.Packet} was closed before it was decided.");
        Closings.Add(closing.Packet, closing);
    }

    public void Linked(long packet, long other, PacketLinkKind kind) => Links.Add((packet, other, kind));

    /// <summary>Ends the input and checks the sums that always hold.</summary>
    public void End()
    {
        _pairer.Flush();
        Assert.Equal(Counters.Packets, Decisions.Count);
        Assert.Equal(Counters.Packets, Closings.Count);
        Assert.Equal(Counters.Frames, Counters.Packets + Counters.FurtherCopies + Counters.Slices);
        Assert.Equal(Counters.Frames, Closings.Values.Sum(closing => closing.Copies + closing.Slices));
        Assert.Equal(0, Counters.OpenGroups);
    }
}

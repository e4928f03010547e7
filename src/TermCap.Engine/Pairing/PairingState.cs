using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>What the parts of pairing share; one per pairer, one owner thread.</summary>
internal sealed class PairingState
{
    private readonly Dictionary<uint, DeviceEvidence> _evidence = [];

    public PairingState(PairingOptions options, IPairingSink sink)
    {
        Options = options;
        Sink = sink;
        Groups = new GroupTable(options.GroupCapacity, options.ByteCapacity);
        Hash = new ContentHash(options.HashSeed, options.SnapLengthBytes);
        Devices = new DeviceTable(HostTopology.Unknown, _evidence, areInputsMerged: false);
        Shapes = new WalkShapes(Devices, Counters);
        Slices = new SliceIndex(Groups, options.GroupCapacity);
    }

    public PairingOptions Options { get; }

    public IPairingSink Sink { get; }

    public PairingCounters Counters { get; } = new();

    public GroupTable Groups { get; }

    public ContentHash Hash { get; }

    public WalkShapes Shapes { get; }

    public SliceIndex Slices { get; }

    public PairingClock Clock { get; } = new();

    public FlowProgress Progress { get; } = new();

    public RepeatMemory Repeats { get; } = new();

    public PacketLinks Links { get; } = new();

    public CaptureLosses Losses { get; } = new();

    public CookedDelivery CookedDelivery { get; } = new();

    public DeviceTable Devices { get; private set; }

    /// <summary>How frames without an interface are joined.</summary>
    public CookedProfile Cooked { get; private set; } = CookedProfile.None;

    /// <summary>How packets are found now: by given places or by learnt ones.</summary>
    public PairingMethod Method { get; private set; } = PairingMethod.Inferred;

    /// <summary>When the capture last lost frames, on pairing's clock; null before.</summary>
    public long? DropsAt { get; set; }

    /// <summary>Whether the frames come from several devices' own captures merged by time: where stamps are equal, the order of a packet's copies says nothing.</summary>
    public bool AreInputsMerged { get; set; }

    /// <summary>Whether learning has shown that received copies carry equal stamps.</summary>
    public bool AreArrivalsStamped { get; set; }

    public void SetTopology(HostTopology topology, CookedProfile cooked)
    {
        DeviceTable before = Devices;
        Devices = new DeviceTable(topology, _evidence, AreInputsMerged, AreArrivalsStamped);
        foreach (Device master in Devices.All.Where(device => device.IsMaster))
        {
            // A packet that was sent before a failover and is given up after it was lost at the slave of before.
            if (before.Find(master.Key)?.Active is { } was && was.Key != master.Active?.Key)
            {
                master.Evidence.ActiveBefore = was.Evidence;
                master.Evidence.ActiveBeforeUntil = Counters.Packets;
            }
        }

        Cooked = cooked;
        Shapes.SetDevices(Devices, cooked);
        Method = topology.Source is TopologySource.Given or TopologySource.File or TopologySource.Live ? PairingMethod.Exact : PairingMethod.Inferred;
    }

    public IEnumerable<SlaveStatistics> Slaves() => _evidence.Values.Select(evidence => evidence.Slave).OfType<SlaveStatistics>();
}

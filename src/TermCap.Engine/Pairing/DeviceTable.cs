using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>The devices of one topology as the rules need them, found by interface key.</summary>
/// <remarks>
/// Bound: the topology's devices. Evidence is kept for at most <see cref="EvidenceCapacity"/> devices over all topologies; more start afresh with each topology.
/// Tunnels are no links, whatever the topology says. Of the devices above one, the nearest <see cref="AncestorCapacity"/> count (the kernel nests 8 deep, MAX_NEST_DEV), so a circle does no harm.
/// </remarks>
internal sealed class DeviceTable
{
    private const int EvidenceCapacity = 65_536;
    private const int DirectCount = 1024;
    private const int AncestorCapacity = 64;

    private readonly Dictionary<uint, Device> _devices = [];
    private readonly Device?[] _direct = new Device?[DirectCount];
    private readonly HashSet<ulong> _ownMacs = [];
    private readonly bool _areArrivalsStamped;

    public DeviceTable(HostTopology topology, Dictionary<uint, DeviceEvidence> evidence, bool areInputsMerged, bool areArrivalsStamped = false)
    {
        AreInputsMerged = areInputsMerged;
        _areArrivalsStamped = areArrivalsStamped;
        foreach (NetworkInterface given in topology.Interfaces)
        {
            Add(given, topology, evidence);
        }

        Link(topology);
        foreach (Device device in _devices.Values)
        {
            device.Ancestors = AncestorsOf(device);
            device.MasterAbove = Array.Find(device.Ancestors, above => above.IsMaster);
            if (device.Owner is { IsMaster: true })
            {
                device.Evidence.Slave ??= new SlaveStatistics(device.Key);
            }
        }

        foreach (Device master in _devices.Values.Where(device => device.IsMaster))
        {
            HasMaster = true;
            Array.ForEach(master.Ancestors, above => above.HasMasterBelow = true);
        }

        HasTunnels = _devices.Values.Any(device => device.Kind == InterfaceKind.Tunnel);

        // Two devices that IP can route between; a bond's own VLANs count too.
        Forwards = _devices.Values.Count(device => device.IsEgress && device.Kind != InterfaceKind.Tunnel) > 1;
    }

    /// <summary>Whether copies with equal stamps may stand in either order.</summary>
    public bool AreInputsMerged { get; }

    /// <summary>Whether there is a bond or team.</summary>
    public bool HasMaster { get; }

    /// <summary>Whether there is a tunnel device.</summary>
    public bool HasTunnels { get; }

    /// <summary>Whether packets may be forwarded between devices here.</summary>
    public bool Forwards { get; }

    public IEnumerable<Device> All => _devices.Values;

    /// <summary>Whether any device's address is known: without, a direction cannot be told by addresses.</summary>
    public bool KnowsMacs => _ownMacs.Count > 0;

    public bool IsOwnMac(ulong mac) => mac != 0 && _ownMacs.Contains(mac);

    /// <summary>The device with this key, or null.</summary>
    public Device? Find(uint key) =>
        key < DirectCount ? _direct[key] : _devices.GetValueOrDefault(key);

    private void Add(NetworkInterface given, HostTopology topology, Dictionary<uint, DeviceEvidence> evidence)
    {
        if (!evidence.TryGetValue(given.Index, out DeviceEvidence? known))
        {
            known = new DeviceEvidence();
            if (_areArrivalsStamped)
            {
                // Into a bond all frames come from slaves; elsewhere a container's packets are not stamped on arrival.
                known.StampsBelow.Prove();
            }

            if (evidence.Count < EvidenceCapacity)
            {
                evidence.Add(given.Index, known);
            }
        }

        Device device = new()
        {
            Key = given.Index,
            Role = topology.RoleOf(given.Index),
            Kind = given.Kind,
            Mode = given.BondMode,
            AllSlavesActive = given.AllSlavesActive,
            HasArpMonitor = given.HasArpMonitor,
            Evidence = known,
        };
        _devices.Add(given.Index, device);
        if (given.Index < DirectCount)
        {
            _direct[given.Index] = device;
        }

        if (given.Mac != 0)
        {
            _ownMacs.Add(given.Mac);
        }
    }

    private void Link(HostTopology topology)
    {
        Dictionary<Device, List<Device>> uppers = [];
        foreach (NetworkInterface given in topology.Interfaces)
        {
            Device upper = _devices[given.Index];
            if (given.Master is { } owner && _devices.TryGetValue(owner, out Device? owning))
            {
                upper.Owner = owning;
            }

            if (upper.Kind == InterfaceKind.Tunnel)
            {
                continue;
            }

            upper.Lowers = [.. given.Lowers.Where(lower => lower != given.Index && _devices.ContainsKey(lower)).Select(lower => _devices[lower])];
            foreach (Device lower in upper.Lowers)
            {
                (uppers.TryGetValue(lower, out List<Device>? list) ? list : uppers[lower] = []).Add(upper);
            }
        }

        foreach ((Device lower, List<Device> list) in uppers)
        {
            lower.Uppers = [.. list];
        }
    }

    private static Device[] AncestorsOf(Device device)
    {
        List<Device> found = [];
        foreach (Device upper in device.Uppers.Take(AncestorCapacity))
        {
            found.Add(upper);
        }

        for (int at = 0; at < found.Count; at++)
        {
            foreach (Device upper in found[at].Uppers)
            {
                if (found.Count < AncestorCapacity && !found.Contains(upper))
                {
                    found.Add(upper);
                }
            }
        }

        return [.. found];
    }
}

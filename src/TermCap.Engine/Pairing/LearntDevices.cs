using System.Collections.Immutable;
using System.Globalization;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Pairing;

/// <summary>Devices and links while they are being learnt.</summary>
internal sealed class LearntDevices
{
    // Bridges that never show themselves get indexes that no kernel gives.
    private const uint HiddenBridge = 0x7FFF_FF00;
    private const int HiddenBridgesMax = 0xFF;

    private readonly SortedDictionary<uint, NetworkInterface> _devices = [];
    private int _hidden;

    public LearntDevices(HostTopology known)
    {
        foreach (NetworkInterface device in known.Interfaces)
        {
            _devices[device.Index] = device;
        }
    }

    public void Note(uint key) =>
        _devices.TryAdd(key, new NetworkInterface(key, string.Create(CultureInfo.InvariantCulture, $"if{key}"), InterfaceKind.Other));

    /// <summary>Whether a name or the user says that nothing lies below the device: what follows it with the same bytes came back from the network.</summary>
    public bool IsPhysical(uint key) => _devices.TryGetValue(key, out NetworkInterface? device) && device.Kind == InterfaceKind.Physical;

    public string NameOf(uint key) => _devices[key].Name;

    public void SetMac(uint key, ulong mac)
    {
        if (_devices.TryGetValue(key, out NetworkInterface? device) && device.Mac == 0)
        {
            _devices[key] = device with { Mac = mac };
        }
    }

    public void Link(uint lower, uint upper)
    {
        Note(lower);
        Note(upper);
        NetworkInterface above = _devices[upper];
        if (above.Kind != InterfaceKind.Tunnel && !above.Lowers.Contains(lower) && !IsAbove(lower, upper))
        {
            _devices[upper] = above with { Lowers = above.Lowers.Add(lower) };
        }
    }

    /// <summary>Two devices that frames pass between unchanged are ports of one bridge.</summary>
    public void Bridge(uint from, uint to)
    {
        uint? common = _devices.Values.Where(device => device.Lowers.Contains(from) && device.Lowers.Contains(to)).Select(device => (uint?)device.Index).FirstOrDefault()
            ?? _devices.Values.Where(device => device.Kind == InterfaceKind.Bridge && (device.Lowers.Contains(from) || device.Lowers.Contains(to))).Select(device => (uint?)device.Index).FirstOrDefault();
        if (common is null)
        {
            if (_hidden == HiddenBridgesMax)
            {
                return;
            }

            common = HiddenBridge + (uint)_hidden++;
            _devices[common.Value] = new NetworkInterface(common.Value, "bridge?", InterfaceKind.Other);
        }

        NetworkInterface bridge = _devices[common.Value];
        _devices[common.Value] = bridge with { Kind = InterfaceKind.Bridge, Lowers = [.. bridge.Lowers.Union([from, to])] };
        _devices[from] = _devices[from] with { Master = common };
        _devices[to] = _devices[to] with { Master = common };
    }

    /// <summary>Two slaves of one master that both send what the master sent: its mode is broadcast.</summary>
    public void Flood(uint one, uint other)
    {
        foreach (NetworkInterface master in _devices.Values.Where(device => device.Lowers.Contains(one) && device.Lowers.Contains(other) && device.Kind != InterfaceKind.Bridge).ToArray())
        {
            _devices[master.Index] = master with { BondMode = BondMode.Broadcast };
        }
    }

    /// <summary>
    /// Without kinds the master is the lowest device with two lowers; in a chain it is the one above the lowest, for what stands on a bond (VLANs, a bridge, macvlan) is commoner than what stands under it.
    /// </summary>
    public void ChooseMasters()
    {
        foreach (NetworkInterface device in _devices.Values.Where(device => device.Lowers.Length > 0 && device.Kind == InterfaceKind.Other).ToArray())
        {
            bool isMaster = HasTwoLowers(device) ? !AnyBelow(device, HasTwoLowers)
                : _devices[device.Lowers[0]].Lowers.IsEmpty && !AnyAbove(device, IsWide);
            if (isMaster)
            {
                _devices[device.Index] = device with { Kind = InterfaceKind.Bond };
            }
        }

        foreach (NetworkInterface master in _devices.Values.Where(device => device.Kind is InterfaceKind.Bond or InterfaceKind.Team).ToArray())
        {
            foreach (uint lower in master.Lowers)
            {
                _devices[lower] = _devices[lower] with { Master = _devices[lower].Master ?? master.Index };
            }
        }
    }

    public bool IsDirectlyAbove(uint lower, uint upper) => _devices.TryGetValue(upper, out NetworkInterface? device) && device.Lowers.Contains(lower);

    /// <summary>
    /// A device of which nothing received goes up, while a slave or its master has the same frames, is a slave that waits. The one slave whose frames go up is the active one then.
    /// </summary>
    public void FindPassiveSlaves(Dictionary<uint, SlaveVotes.Tally> tallies)
    {
        foreach (NetworkInterface master in _devices.Values.Where(device => device.Kind is InterfaceKind.Bond or InterfaceKind.Team && device.ActiveSlave is null).ToArray())
        {
            uint[] delivering = [.. master.Lowers.Where(lower => tallies.TryGetValue(lower, out SlaveVotes.Tally? tally) && tally.Delivered > 0)];
            if (delivering.Length != 1)
            {
                continue;
            }

            uint active = delivering[0];
            uint[] passive = [.. tallies.Where(entry => entry.Key != master.Index && CanWait(entry.Key, master) && (entry.Value.IsPassiveBeside(active) || entry.Value.IsPassiveBeside(master.Index))).Select(entry => entry.Key)];
            if (passive.Length == 0)
            {
                continue;
            }

            _devices[master.Index] = master with { ActiveSlave = active, Lowers = [.. master.Lowers.Union(passive)] };
            foreach (uint slave in passive)
            {
                _devices[slave] = _devices[slave] with { Master = master.Index };
            }
        }
    }

    // A slave of this master, or a device that nothing is known of.
    private bool CanWait(uint key, NetworkInterface master) =>
        _devices.TryGetValue(key, out NetworkInterface? device)
        && (master.Lowers.Contains(key) || (device.Master is null && device.Lowers.IsEmpty && device.Kind is InterfaceKind.Other or InterfaceKind.Physical && !_devices.Values.Any(upper => upper.Lowers.Contains(key))));

    public HostTopology ToTopology() => new(_devices.Values, TopologySource.Learnt);

    private static bool HasTwoLowers(NetworkInterface device) => device.Kind == InterfaceKind.Other && device.Lowers.Length > 1;

    private static bool IsWide(NetworkInterface device) => HasTwoLowers(device) || device.Kind is InterfaceKind.Bond or InterfaceKind.Team;

    private bool IsAbove(uint upper, uint lower) => AnyBelow(_devices[upper], device => device.Index == lower);

    private bool AnyBelow(NetworkInterface device, Predicate<NetworkInterface> test) => Reach(device.Index, key => _devices[key].Lowers).Any(key => test(_devices[key]));

    private bool AnyAbove(NetworkInterface device, Predicate<NetworkInterface> test) =>
        Reach(device.Index, key => [.. _devices.Values.Where(upper => upper.Lowers.Contains(key)).Select(upper => upper.Index)]).Any(key => test(_devices[key]));

    /// <summary>All devices reached from one, itself left out; a circle ends.</summary>
    private static HashSet<uint> Reach(uint start, Func<uint, ImmutableArray<uint>> next)
    {
        HashSet<uint> reached = [];
        Queue<uint> open = new([start]);
        while (open.TryDequeue(out uint key))
        {
            foreach (uint found in next(key))
            {
                if (reached.Add(found))
                {
                    open.Enqueue(found);
                }
            }
        }

        return reached;
    }
}

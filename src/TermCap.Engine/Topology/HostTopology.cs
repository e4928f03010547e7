using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TermCap.Engine.Topology;

/// <summary>The devices of one network namespace and who is above whom, as of a moment. Immutable.</summary>
public sealed class HostTopology
{
    private readonly FrozenDictionary<uint, NetworkInterface> _byIndex;
    private readonly FrozenDictionary<uint, ImmutableArray<uint>> _uppers;

    /// <summary>Makes a topology; an interface index that stands twice is an <see cref="ArgumentException"/>.</summary>
    public HostTopology(IEnumerable<NetworkInterface> interfaces, TopologySource source)
    {
        Interfaces = [.. interfaces.OrderBy(device => device.Index)];
        Source = source;
        _byIndex = Interfaces.ToFrozenDictionary(device => device.Index);
        _uppers = Interfaces
            .SelectMany(device => device.Lowers.Select(lower => (Lower: lower, Upper: device.Index)))
            .GroupBy(link => link.Lower, link => link.Upper)
            .ToFrozenDictionary(group => group.Key, group => group.Order().ToImmutableArray());
    }

    /// <summary>Nothing is known.</summary>
    public static HostTopology Unknown { get; } = new([], TopologySource.None);

    /// <summary>The devices, by rising index.</summary>
    public ImmutableArray<NetworkInterface> Interfaces { get; }

    /// <summary>Where the knowledge comes from.</summary>
    public TopologySource Source { get; }

    /// <summary>The device with this index, or null.</summary>
    public NetworkInterface? Find(uint index) => _byIndex.GetValueOrDefault(index);

    /// <summary>The devices directly above: a slave's bond, a bond's VLANs and bridge.</summary>
    public ImmutableArray<uint> UppersOf(uint index) => _uppers.TryGetValue(index, out ImmutableArray<uint> uppers) ? uppers : [];

    /// <summary>The device with this name, or null; O(n).</summary>
    public NetworkInterface? Find(string name) => Interfaces.FirstOrDefault(device => device.Name == name);

    /// <summary>The place of a device now.</summary>
    public InterfaceRole RoleOf(uint index)
    {
        if (Find(index) is not { } device)
        {
            return InterfaceRole.Other;
        }

        switch (device.Kind)
        {
            case InterfaceKind.Bond or InterfaceKind.Team:
                return InterfaceRole.Master;
            case InterfaceKind.Bridge:
                return InterfaceRole.Bridge;
            case InterfaceKind.Tunnel:
                return InterfaceRole.Tunnel;
        }

        NetworkInterface? master = device.Master is { } above ? Find(above) : null;
        return (master?.Kind, device.Kind) switch
        {
            (InterfaceKind.Bond or InterfaceKind.Team, _) => SlaveRole(master!, index),
            (InterfaceKind.Bridge, _) => InterfaceRole.BridgePort,
            (_, InterfaceKind.Vlan) => InterfaceRole.Vlan,
            (_, InterfaceKind.Macvlan) => InterfaceRole.Macvlan,
            _ => InterfaceRole.Other,
        };
    }

    private static InterfaceRole SlaveRole(NetworkInterface master, uint slave) =>
        master.ActiveSlave is not { } active ? InterfaceRole.Slave
        : active == slave ? InterfaceRole.ActiveSlave
        : InterfaceRole.BackupSlave;
}

using System.Globalization;

namespace TermCap.Engine.Topology;

/// <summary>Names that the user gives to interface indexes (<c>--ifname 4=bond1</c>).</summary>
/// <remarks>
/// Bound: <see cref="Capacity"/> names; more are refused. A name also hints at what the device is where nothing else says so (bond1, team0, br0, eth2.30, lo, tun1): only then does it change a kind.
/// </remarks>
public sealed class TopologyOverrides
{
    /// <summary>Names at most.</summary>
    public const int Capacity = 4096;

    private readonly SortedDictionary<uint, string> _names = [];

    /// <summary>The names given so far, by index.</summary>
    public IReadOnlyDictionary<uint, string> Names => _names;

    /// <summary>Takes one <c>INDEX=NAME</c>.</summary>
    /// <exception cref="TopologyFormatException">It is not of that form, or there are too many.</exception>
    public void Add(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || !uint.TryParse(text.AsSpan(0, equals), NumberStyles.None, CultureInfo.InvariantCulture, out uint index) || index == 0)
        {
            throw new TopologyFormatException($"cannot read the interface name '{text}': write it as INDEX=NAME, for example 4=bond1");
        }

        string name = text[(equals + 1)..];
        if (!IsName(name))
        {
            throw new TopologyFormatException($"cannot take '{string.Concat(name.Select(character => char.IsControl(character) ? '?' : character))}' as an interface name: Linux names have 1 to 15 characters, no space and no slash");
        }

        if (_names.Count == Capacity && !_names.ContainsKey(index))
        {
            throw new TopologyFormatException($"cannot take more than {Capacity} interface names");
        }

        _names[index] = name;
    }

    /// <summary>The same topology with these names; devices that it does not have are added, without links.</summary>
    public HostTopology Apply(HostTopology topology)
    {
        if (_names.Count == 0)
        {
            return topology;
        }

        Dictionary<uint, NetworkInterface> devices = topology.Interfaces.ToDictionary(device => device.Index);
        foreach ((uint index, string name) in _names)
        {
            NetworkInterface device = devices.GetValueOrDefault(index) ?? new NetworkInterface(index, name, InterfaceKind.Other);
            devices[index] = device with
            {
                Name = name,
                Kind = device.Kind == InterfaceKind.Other ? KindOfName(name) : device.Kind,
            };
        }

        TopologySource source = topology.Source == TopologySource.None ? TopologySource.Given : topology.Source;
        return new HostTopology(devices.Values, source);
    }

    /// <summary>What a device with this name most likely is; Other when the name says nothing.</summary>
    public static InterfaceKind KindOfName(string name)
    {
        if (name == "lo")
        {
            return InterfaceKind.Loopback;
        }

        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && ushort.TryParse(name.AsSpan(name.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return InterfaceKind.Vlan;
        }

        ReadOnlySpan<char> stem = name.AsSpan().TrimEnd("0123456789");
        return stem switch
        {
            "bond" => InterfaceKind.Bond,
            "team" => InterfaceKind.Team,
            "br" or "br-" or "virbr" or "docker" or "cni" => InterfaceKind.Bridge,
            "vlan" => InterfaceKind.Vlan,
            "macvlan" or "macvtap" or "ipvl" => InterfaceKind.Macvlan,
            "tun" or "gre" or "gretap" or "vxlan" or "geneve" or "wg" or "sit" or "tunl" or "ipip" => InterfaceKind.Tunnel,
            "veth" => InterfaceKind.Veth,
            "eth" or "em" or "eno" or "ens" => InterfaceKind.Physical,
            _ => InterfaceKind.Other,
        };
    }

    // IFNAMSIZ is 16 with the closing NUL; dev_valid_name() refuses white space, '/', ':', "." and "..".
    private static bool IsName(string name) =>
        name.Length is >= 1 and <= 15 && name is not ("." or "..") && !name.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || character is '/' or ':');
}

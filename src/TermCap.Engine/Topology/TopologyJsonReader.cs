using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Topology;

/// <summary>From parsed JSON to a timeline; <see cref="TopologyJson"/> says the form and the bounds.</summary>
internal static class TopologyJsonReader
{
    public static TopologyTimeline Read(JsonElement root, TopologySource source)
    {
        JsonElement devices = CapturingNamespace(root);
        if (devices.GetArrayLength() > TopologyJson.MaximumInterfaces)
        {
            throw Refuse($"it has {devices.GetArrayLength()} interfaces, and {TopologyJson.MaximumInterfaces} is the most");
        }

        Dictionary<string, uint> indexes = new(StringComparer.Ordinal);
        foreach (JsonElement device in devices.EnumerateArray())
        {
            string name = Text(device, "name") ?? throw Refuse("an interface has no name");
            if (!indexes.TryAdd(name, Index(device, name)))
            {
                throw Refuse($"interface {name} stands twice");
            }
        }

        List<NetworkInterface> interfaces = [.. devices.EnumerateArray().Select(device => ReadInterface(device, indexes))];
        HostTopology asWritten = Build(TopologyLinks.Complete(interfaces), source);
        return Timeline(root, asWritten, indexes);
    }

    private static JsonElement CapturingNamespace(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("namespaces", out JsonElement namespaces) || namespaces.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("it has no object 'namespaces'");
        }

        string name = Text(root, "capturing_namespace") ?? namespaces.EnumerateObject().Select(space => space.Name).FirstOrDefault() ?? "";
        return namespaces.TryGetProperty(name, out JsonElement devices) && devices.ValueKind == JsonValueKind.Array
            ? devices
            : throw Refuse($"namespace '{name}' has no list of interfaces");
    }

    private static uint Index(JsonElement device, string name) =>
        device.TryGetProperty("ifindex", out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out uint index) && index > 0
            ? index
            : throw Refuse($"interface {name} has no ifindex from 1 to {uint.MaxValue}");

    private static NetworkInterface ReadInterface(JsonElement device, Dictionary<string, uint> indexes)
    {
        string name = Text(device, "name")!;
        JsonElement bond = Child(device, "bond");
        string kind = Text(device, "kind") ?? "physical";
        string? active = Text(bond, "active_slave") ?? Text(Child(device, "team"), "active_port");
        return new NetworkInterface(indexes[name], name, InterfaceKindNames.Parse(kind))
        {
            Master = Text(device, "master") is { } master ? Reference(indexes, name, master) : null,
            Lowers = [.. Texts(device, "lowers").Select(lower => Reference(indexes, name, lower))],
            BondMode = BondModeNames.Parse(Text(bond, "mode")),
            ActiveSlave = active is { Length: > 0 } ? Reference(indexes, name, active) : null,
            AllSlavesActive = Number(bond, "all_slaves_active") != 0,
            HasArpMonitor = HasArpMonitor(bond),
            VlanId = (ushort)(Number(Child(device, "vlan"), "id") & 0xFFF),
            Mac = ReadMac(Text(device, "mac")),
            State = Text(device, "state"),
            Addresses = [.. Texts(device, "addresses")],
        };
    }

    // A bond watches its slaves by one of two monitors: where it says that the one by link state is off, it is the one by ARP.
    private static bool HasArpMonitor(JsonElement bond) =>
        Number(bond, "arp_interval") != 0 || (bond.ValueKind == JsonValueKind.Object && bond.TryGetProperty("miimon", out _) && Number(bond, "miimon") == 0 && Text(bond, "mode") is not "802.3ad");

    private static TopologyTimeline Timeline(JsonElement root, HostTopology asWritten, Dictionary<string, uint> indexes)
    {
        Dictionary<uint, uint?> active = [];
        JsonElement atStart = Child(root, "active_slave_at_start");
        if (atStart.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty bond in atStart.EnumerateObject())
            {
                active[Reference(indexes, "active_slave_at_start", bond.Name)] =
                    bond.Value.ValueKind == JsonValueKind.String && bond.Value.GetString() is { Length: > 0 } name ? Reference(indexes, bond.Name, name) : null;
            }
        }

        HostTopology start = WithActiveSlaves(asWritten, active);
        ImmutableArray<TopologyChange>.Builder changes = ImmutableArray.CreateBuilder<TopologyChange>();
        HostTopology now = start;
        foreach ((Timestamp time, JsonElement change) in Moments(root, "active_slave_changes"))
        {
            string? slave = Text(change, "active_slave");
            uint? slaveIndex = slave is { Length: > 0 } ? Reference(indexes, "active_slave_changes", slave) : null;
            string? bondName = Text(change, "bond");
            NetworkInterface? bond = bondName is null
                ? slaveIndex is { } index && now.Find(index)?.Master is { } master ? now.Find(master) : null
                : now.Find(Reference(indexes, "active_slave_changes", bondName));
            if (bond is null)
            {
                throw Refuse("a change of the active slave names no bond and no slave of one");
            }

            active[bond.Index] = slaveIndex;
            now = WithActiveSlaves(asWritten, active);
            changes.Add(new TopologyChange(time, now, slave is { Length: > 0 } ? $"{bond.Name}: {slave} is active" : $"{bond.Name}: no slave is active"));
        }

        return new TopologyTimeline(start, changes.ToImmutable(), [.. Moments(root, "events").Select(moment => new TopologyNote(moment.Time, Text(moment.Value, "what") ?? "event"))]);
    }

    // States were written at one moment, mostly the end: a slave that is the active one at another moment was not down then.
    private static HostTopology WithActiveSlaves(HostTopology asWritten, Dictionary<uint, uint?> active) => new(
        asWritten.Interfaces.Select(device =>
            active.TryGetValue(device.Index, out uint? slave) ? device with { ActiveSlave = slave }
            : active.ContainsValue(device.Index) && string.Equals(device.State, "down", StringComparison.OrdinalIgnoreCase) ? device with { State = null }
            : device),
        asWritten.Source);

    private static IEnumerable<(Timestamp Time, JsonElement Value)> Moments(JsonElement root, string list)
    {
        JsonElement moments = Child(root, list);
        if (moments.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        if (moments.GetArrayLength() > TopologyJson.MaximumChanges)
        {
            throw Refuse($"'{list}' has {moments.GetArrayLength()} entries, and {TopologyJson.MaximumChanges} is the most");
        }

        return moments.EnumerateArray().Select(moment => (Time: ReadTime(moment, list), Value: moment)).OrderBy(moment => moment.Time).ToArray();
    }

    private static Timestamp ReadTime(JsonElement moment, string list)
    {
        JsonElement time = Child(moment, "time");
        return time.ValueKind == JsonValueKind.Number && time.TryGetDecimal(out decimal seconds) && Math.Abs(seconds) < 9_000_000_000m
            ? new Timestamp((long)(seconds * Timestamp.NanosecondsPerSecond))
            : throw Refuse($"an entry of '{list}' has no time in Unix seconds");
    }

    private static HostTopology Build(List<NetworkInterface> interfaces, TopologySource source)
    {
        if (interfaces.GroupBy(device => device.Index).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Refuse($"ifindex {twice.Key} stands twice");
        }

        return TopologyLinks.FindCircle(interfaces) is { } circle ? throw Refuse($"interface {circle} lies below itself") : new HostTopology(interfaces, source);
    }

    // Tunnels print an IP address where others have a MAC.
    private static ulong ReadMac(string? text) =>
        text is { Length: 17 } && ulong.TryParse(text.Replace(":", "", StringComparison.Ordinal), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong mac) ? mac : 0;

    private static uint Reference(Dictionary<string, uint> indexes, string from, string name) =>
        indexes.TryGetValue(name, out uint index) ? index : throw Refuse($"{from} names interface {name}, which is not there");

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    private static string? Text(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long Number(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : 0;

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];

    private static TopologyFormatException Refuse(string why) => new($"cannot use this topology: {why}");
}

using System.Globalization;
using System.Text.Json;

namespace TermCap.Engine.Topology;

/// <summary>From a topology to JSON; <see cref="TopologyJson"/> says the form.</summary>
internal static class TopologyJsonWriter
{
    private const string Namespace = "host";

    public static void Write(Utf8JsonWriter writer, HostTopology topology)
    {
        writer.WriteStartObject();
        writer.WriteString("capturing_namespace", Namespace);
        writer.WriteStartObject("namespaces");
        writer.WriteStartArray(Namespace);
        foreach (NetworkInterface device in topology.Interfaces)
        {
            WriteInterface(writer, device, topology);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteInterface(Utf8JsonWriter writer, NetworkInterface device, HostTopology topology)
    {
        writer.WriteStartObject();
        writer.WriteNumber("ifindex", device.Index);
        writer.WriteString("name", device.Name);
        writer.WriteString("kind", InterfaceKindNames.NameOf(device.Kind));
        WriteText(writer, "state", device.State);
        if (device.Mac != 0)
        {
            string mac = device.Mac.ToString("x12", CultureInfo.InvariantCulture);
            writer.WriteString("mac", string.Join(':', Enumerable.Range(0, 6).Select(part => mac.Substring(part * 2, 2))));
        }

        WriteText(writer, "master", Name(topology, device.Master));
        WriteList(writer, "lowers", device.Lowers.Select(lower => Name(topology, lower)!));
        WriteList(writer, "addresses", device.Addresses);
        if (device.VlanId != 0)
        {
            writer.WriteStartObject("vlan");
            writer.WriteNumber("id", device.VlanId);
            writer.WriteEndObject();
        }

        WriteMaster(writer, device, topology);
        writer.WriteEndObject();
    }

    private static void WriteMaster(Utf8JsonWriter writer, NetworkInterface device, HostTopology topology)
    {
        string? active = Name(topology, device.ActiveSlave);
        if (device.Kind == InterfaceKind.Bond)
        {
            writer.WriteStartObject("bond");
            WriteText(writer, "mode", BondModeNames.NameOf(device.BondMode));
            WriteText(writer, "active_slave", active);
            writer.WriteNumber("all_slaves_active", device.AllSlavesActive ? 1 : 0);
            writer.WriteNumber("arp_interval", device.HasArpMonitor ? 1 : 0);
            writer.WriteEndObject();
        }
        else if (active is not null)
        {
            writer.WriteStartObject("team");
            writer.WriteString("active_port", active);
            writer.WriteEndObject();
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static string? Name(HostTopology topology, uint? index) => index is { } known ? topology.Find(known)?.Name : null;
}

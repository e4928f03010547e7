using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TermCap.Arguments;
using TermCap.Capture;
using TermCap.Inputs;
using TermCap.Running;

namespace TermCap.Commands;

/// <summary><c>-D</c> and <c>-L</c>: what there is to capture on.</summary>
internal static class ListCommand
{
    /// <summary>The interfaces as a tree, or as JSON.</summary>
    public static ExitCode Interfaces(ParsedLine line)
    {
        ImmutableArray<InterfaceRow> rows = InterfaceTree.Rows(HostInterfaces.Read());
        if (!line.Has("--json"))
        {
            StandardStream.Print(InterfaceTree.Text(rows, line.Has("--ascii")));
            return ExitCode.Success;
        }

        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartArray();
            foreach (InterfaceRow row in rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
        }

        StandardStream.Print(Encoding.UTF8.GetString(text.ToArray()) + "\n");
        return ExitCode.Success;
    }

    private static void Write(Utf8JsonWriter json, InterfaceRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("index", row.Index);
        json.WriteString("name", row.Name);
        json.WriteString("kind", row.Kind);
        json.WriteString("role", row.Role);
        (string Name, string? Value)[] texts = [("mode", row.Mode), ("master", row.Master), ("active_slave", row.ActiveSlave), ("state", row.State), ("mac", row.Mac)];
        foreach ((string name, string? value) in texts)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        if (row.VlanId is { } vlan)
        {
            json.WriteNumber("vlan", vlan);
        }

        WriteTexts(json, "lowers", row.Lowers);
        WriteTexts(json, "addresses", row.Addresses);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>The link types that an interface offers.</summary>
    public static ExitCode LinkTypes(InputOptions options)
    {
        try
        {
            foreach (OfferedLinkType type in LiveCapture.LinkTypesOf(options.Device.Name))
            {
                StandardStream.Print($"  {type.Name} ({type.Description})\n");
            }

            return ExitCode.Success;
        }
        catch (CaptureException failure)
        {
            throw DeviceInput.Translate(failure);
        }
    }
}

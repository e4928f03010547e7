using System.Text;
using System.Text.Json;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Topology;

namespace TermCap.Recording;

/// <summary>What our pcapng files say of themselves: version, whether copies were removed, the host's devices; at the end the totals.</summary>
/// <remarks>It is the topology's JSON with one object more, <c>termcap</c>, which readers of topologies skip.</remarks>
internal static class Provenance
{
    private const string Key = "termcap";
    private const string CleanedKey = "copies_removed";

    /// <summary>The block that stands before the first frame and after each change of the topology.</summary>
    public static string Head(HostTopology topology, WhatToWrite what)
    {
        string json = Encoding.UTF8.GetString(TopologyJson.Write(topology));
        return $"{{{Own(what)},{json.AsSpan(json.IndexOf('{', StringComparison.Ordinal) + 1)}";
    }

    /// <summary>The block behind the last frame: what was counted.</summary>
    public static string Totals(CaptureSnapshot totals, WhatToWrite what)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject(Key);
            json.WriteString("version", ProgramVersion.Text);
            json.WriteBoolean(CleanedKey, what != WhatToWrite.AllCopies);
            json.WriteNumber("frames", totals.Frames);
            json.WriteNumber("packets", totals.Packets);
            json.WriteNumber("copies", totals.Pairing.FurtherCopies);
            json.WriteNumber("slices", totals.Pairing.Slices);
            json.WriteNumber("not_delivered", totals.Pairing.NotDelivered);
            json.WriteNumber("ambiguous", totals.Pairing.Ambiguous);
            json.WriteNumber("inferred", totals.Pairing.Inferred);
            json.WriteNumber("ring_drops", totals.Drops.Ring);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads a block of our own back; null where it holds no topology (totals) or cannot be used.</summary>
    /// <param name="text">The block's JSON.</param>
    /// <param name="overrides">Names that the user gave.</param>
    public static TopologyTimeline? Parse(string text, TopologyOverrides overrides)
    {
        try
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 32 });
            if (!document.RootElement.TryGetProperty("namespaces", out _))
            {
                return null;
            }

            bool isCleaned = document.RootElement.TryGetProperty(Key, out JsonElement own) && own.TryGetProperty(CleanedKey, out JsonElement removed) && removed.ValueKind == JsonValueKind.True;
            return Changed(TopologyJson.Read(bytes, TopologySource.File), topology => overrides.Apply(isCleaned ? Apart(topology) : topology));
        }
        catch (Exception failure) when (failure is JsonException or TopologyFormatException)
        {
            // A foreign or broken block is no reason not to read the frames: the topology is then learnt.
            return null;
        }
    }

    /// <summary>The same history with each topology changed.</summary>
    public static TopologyTimeline Changed(TopologyTimeline timeline, Func<HostTopology, HostTopology> change) =>
        new(change(timeline.Start), [.. timeline.Changes.Select(one => one with { Topology = change(one.Topology) })], timeline.Notes);

    // In a cleaned capture each packet stands once: with links between the devices every other copy would count as missing.
    private static HostTopology Apart(HostTopology topology) =>
        new(topology.Interfaces.Select(device => device with { Lowers = [], Master = null }), topology.Source);

    private static string Own(WhatToWrite what) =>
        $"\"{Key}\":{{\"version\":\"{ProgramVersion.Text}\",\"{CleanedKey}\":{(what == WhatToWrite.AllCopies ? "false" : "true")}}}";
}

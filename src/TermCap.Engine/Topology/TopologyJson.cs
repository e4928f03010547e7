using System.Text.Json;

namespace TermCap.Engine.Topology;

/// <summary>Topologies as JSON, in the form that <c>--topology</c> takes and that our pcapng files carry.</summary>
/// <remarks>
/// One object: <c>capturing_namespace</c>, <c>namespaces{NAME:[{ifindex,name,kind,mac,master,lowers,…}]}</c>, <c>active_slave_at_start{BOND:SLAVE}</c>,
/// <c>active_slave_changes[{time,bond?,active_slave}]</c>, <c>events[{time,what}]</c>; times are Unix seconds with decimals. Only the capturing namespace is read; fields that are not known are skipped.
/// Bounds: <see cref="MaximumBytes"/>, <see cref="MaximumInterfaces"/>, <see cref="MaximumChanges"/>; what is larger, contradicts itself or runs in a circle is refused with one sentence.
/// </remarks>
public static class TopologyJson
{
    /// <summary>The largest file that is read.</summary>
    public const int MaximumBytes = 16 * 1024 * 1024;

    /// <summary>Interfaces in one namespace at most.</summary>
    public const int MaximumInterfaces = 16_384;

    /// <summary>Changes, and notes, at most; each change holds a whole topology.</summary>
    public const int MaximumChanges = 4096;

    /// <summary>Reads a topology.</summary>
    /// <param name="json">UTF-8, a byte order mark allowed.</param>
    /// <param name="source">Where it comes from: Given or File.</param>
    /// <exception cref="TopologyFormatException">It cannot be used; the message says why.</exception>
    public static TopologyTimeline Read(ReadOnlyMemory<byte> json, TopologySource source)
    {
        if (json.Length > MaximumBytes)
        {
            throw new TopologyFormatException($"cannot use a topology of {json.Length} bytes: the most is {MaximumBytes}");
        }

        ReadOnlyMemory<byte> text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return TopologyJsonReader.Read(document.RootElement, source);
        }
        catch (JsonException broken)
        {
            throw new TopologyFormatException($"cannot read the topology as JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1} is not valid");
        }
    }

    /// <summary>Writes how the devices stand at one moment, in the form that <see cref="Read"/> takes; reading it again gives the same devices and roles.</summary>
    public static byte[] Write(HostTopology topology)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            TopologyJsonWriter.Write(writer, topology);
        }

        return stream.ToArray();
    }
}

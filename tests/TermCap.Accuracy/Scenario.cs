using System.Globalization;
using System.Security.Cryptography;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Accuracy;

/// <summary>One scenario of the corpus.</summary>
internal sealed class Scenario
{
    public Scenario(string folder)
    {
        Folder = folder;
        Name = Path.GetFileName(folder);
        Frames = CapturedFrame.Read(Path.Combine(folder, "any.sll2.pcap"));
        Labels = [.. File.ReadLines(Path.Combine(folder, "labels.tsv")).Skip(1).Select(line => long.Parse(line.Split('\t')[3], CultureInfo.InvariantCulture))];
        Roles = [.. File.ReadLines(Path.Combine(folder, "labels.tsv")).Skip(1).Select(line => line.Split('\t')[2])];
        Timeline = TopologyJson.Read(File.ReadAllBytes(Path.Combine(folder, "topology.json")), TopologySource.Given);
    }

    public string Folder { get; }

    public string Name { get; }

    public List<CapturedFrame> Frames { get; }

    public long[] Labels { get; }

    public string[] Roles { get; }

    public TopologyTimeline Timeline { get; }

    /// <summary>For each frame its tap and bytes.</summary>
    public string[] Classes() => [.. Frames.Select((frame, at) => Roles[at] + " " + Digest(frame))];

    // What the shortest snaplen of the corpus leaves behind an Ethernet header and two tags.
    private const int NetworkBytes = 56;

    /// <summary>What stands for a frame's network layer, whatever its link header: length and the bytes that a short snaplen leaves.</summary>
    public static string NetworkClass(CapturedFrame frame)
    {
        FrameLocator.Locate(frame.Bytes, frame.OriginalLengthBytes, frame.LinkType, Direction.Unknown, out LocatedFrame located);
        int from = Math.Clamp(located.NetworkOffset, 0, frame.Bytes.Length);
        int length = Math.Min(Math.Min(NetworkBytes, frame.Bytes.Length - from), Math.Max(0, located.NetworkLengthBytes));
        return located.NetworkLengthBytes.ToString(CultureInfo.InvariantCulture) + " " + Convert.ToHexString(frame.Bytes.AsSpan(from, length));
    }

    private static string Digest(CapturedFrame frame) => Convert.ToHexString(SHA256.HashData(frame.Bytes).AsSpan(0, 12));
}

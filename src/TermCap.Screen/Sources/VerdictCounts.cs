using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Screen.Model;
using TermCap.Screen.Text;

namespace TermCap.Screen.Sources;

/// <summary>The verdict bar's counts, and the verdict in words.</summary>
internal static class VerdictCounts
{
    private const int NamesMax = 2;

    private static readonly (string Name, TcpFlags Flag, char Letter, Severity Severity)[] Kinds =
    [
        ("retrans", TcpFlags.Retransmission, 'R', Severity.Trouble),
        ("dup-ack", TcpFlags.DuplicateAck, 'D', Severity.Notice),
        ("ooo", TcpFlags.OutOfOrder, 'O', Severity.Notice),
        ("gap", TcpFlags.LostSegment, 'L', Severity.Notice),
        ("zero-win", TcpFlags.ZeroWindow, 'Z', Severity.Notice),
    ];

    /// <summary>The counts of a snapshot; none while no TCP was seen.</summary>
    public static IReadOnlyList<VerdictCount> Of(CaptureSnapshot snapshot) => snapshot.Apparent.Segments == 0
        ? []
        : [.. Kinds.Select(kind => new VerdictCount(kind.Name, kind.Letter, snapshot.Real[kind.Flag], snapshot.Apparent[kind.Flag]) { Severity = kind.Severity })];

    /// <summary>The verdict in one sentence; empty while there is nothing to say.</summary>
    public static string Headline(CaptureSnapshot snapshot)
    {
        if (snapshot.Frames == 0 || (snapshot.Apparent.Segments == 0 && snapshot.Packets != snapshot.Frames))
        {
            return "";
        }

        long real = snapshot.Real[TcpFlags.Retransmission];
        long apparent = snapshot.Apparent[TcpFlags.Retransmission];
        string duplicates = snapshot.Real.NetworkDuplicates > 0 ? $" The network repeated {NumberText.Whole(snapshot.Real.NetworkDuplicates)}." : "";
        if (snapshot.Packets == snapshot.Frames)
        {
            return "No packet was seen twice: there are no copies here." + (real > 0 ? $" {Count(real)}." : "") + duplicates;
        }

        if (real == 0)
        {
            return (apparent > 0 ? $"No real loss. All {NumberText.Whole(apparent)} apparent retransmissions are copies at {Places(snapshot)}." : "No real loss.") + duplicates;
        }

        string others = apparent > real ? $" The other {NumberText.Whole(apparent - real)} apparent ones are copies." : "";
        return $"{Count(real)}.{others}{duplicates}";
    }

    private static string Count(long real) => real == 1 ? "1 real retransmission" : $"{NumberText.Whole(real)} real retransmissions";

    private static string Places(CaptureSnapshot snapshot)
    {
        HashSet<uint> seen = [.. snapshot.Interfaces.Where(row => row.FramesIn + row.FramesOut > 0).Select(row => row.Key)];
        foreach (NetworkInterface device in snapshot.Topology.Interfaces)
        {
            if (device.Kind is InterfaceKind.Bond or InterfaceKind.Team && seen.Contains(device.Index))
            {
                string[] names = [device.Name, .. device.Lowers.Where(seen.Contains).Take(NamesMax - 1).Select(snapshot.NameOf)];
                return names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
            }
        }

        return "more than one device";
    }
}

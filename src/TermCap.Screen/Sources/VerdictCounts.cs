using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Screen.Model;
using TermCap.Screen.Text;

namespace TermCap.Screen.Sources;

/// <summary>The verdict bar's counts, and the verdict in words.</summary>
internal static class VerdictCounts
{
    private const int NamesMax = 5;

    private static readonly (string Name, TcpFlags Flag, char Letter, Severity Severity, Func<SecondCounts, int> Count)[] Kinds =
    [
        ("retrans", TcpFlags.Retransmission, 'R', Severity.Trouble, second => second.Retransmissions),
        ("dup-ack", TcpFlags.DuplicateAck, 'D', Severity.Notice, second => second.DuplicateAcks),
        ("ooo", TcpFlags.OutOfOrder, 'O', Severity.Notice, second => second.OutOfOrder),
        ("gap", TcpFlags.LostSegment, 'L', Severity.Notice, second => second.Gaps),
        ("zero-win", TcpFlags.ZeroWindow, 'Z', Severity.Notice, second => second.ZeroWindows),
    ];

    /// <summary>The counts of a snapshot; none while no TCP was seen.</summary>
    public static IReadOnlyList<VerdictCount> Of(CaptureSnapshot snapshot) => snapshot.Apparent.Segments == 0
        ? []
        :
        [
            .. Kinds.Select(kind => new VerdictCount(kind.Name, kind.Letter, snapshot.Real[kind.Flag], snapshot.Apparent[kind.Flag]) { Severity = kind.Severity, LastMinute = [.. snapshot.LastMinute.Select(kind.Count)] }),
            new VerdictCount("rst", 'X', snapshot.Real.Resets, snapshot.Apparent.Resets) { LastMinute = [.. snapshot.LastMinute.Select(second => second.Resets)] },
        ];

    /// <summary>The verdict in one sentence; empty while there is nothing to say.</summary>
    /// <param name="snapshot">The counts.</param>
    /// <param name="withPlaces">Whether to name the devices where the copies were seen.</param>
    public static string Headline(CaptureSnapshot snapshot, bool withPlaces)
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
            return "No packet was seen twice: no copies here." + (real > 0 ? $" {Count(real)}." : "") + duplicates;
        }

        string places = withPlaces ? $" at {Places(snapshot)}" : "";
        if (real == 0)
        {
            return apparent switch
            {
                0 => "No real loss.",
                1 => $"No real loss. The 1 apparent retransmission is a copy{places}.",
                _ => $"No real loss. All {NumberText.Whole(apparent)} apparent retransmissions are copies{places}.",
            } + duplicates;
        }

        string others = (apparent - real) switch
        {
            <= 0 => "",
            1 => $"; the other 1 is a copy{places}",
            var more => $"; the other {NumberText.Whole(more)} are copies{places}",
        };
        return $"{Count(real)}{others}.{duplicates}";
    }

    private static string Count(long real) => real == 1 ? "1 real retransmission" : $"{NumberText.Whole(real)} real retransmissions";

    // Every bond that was seen, each followed by those of its slaves that were.
    private static string Places(CaptureSnapshot snapshot)
    {
        HashSet<uint> seen = [.. snapshot.Interfaces.Where(row => row.FramesIn + row.FramesOut > 0).Select(row => row.Key)];
        List<string> names = [];
        foreach (NetworkInterface device in snapshot.Topology.Interfaces)
        {
            if (device.Kind is InterfaceKind.Bond or InterfaceKind.Team && seen.Contains(device.Index))
            {
                names.Add(device.Name);
                names.AddRange(device.Lowers.Where(seen.Contains).Select(snapshot.NameOf));
            }
        }

        return names.Count switch
        {
            < 2 => "more than one device",
            <= NamesMax => $"{string.Join(", ", names[..^1])} and {names[^1]}",
            _ => $"{string.Join(", ", names[..(NamesMax - 1)])} and {names.Count - NamesMax + 1} more devices",
        };
    }
}

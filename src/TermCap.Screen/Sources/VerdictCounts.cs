using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>The verdict bar's counts.</summary>
internal static class VerdictCounts
{
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
}

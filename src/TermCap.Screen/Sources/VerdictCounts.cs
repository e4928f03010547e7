using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>The verdict bar's counts.</summary>
internal static class VerdictCounts
{
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
        :
        [
            .. Kinds.Select(kind => new VerdictCount(kind.Name, kind.Letter, snapshot.Real[kind.Flag], snapshot.Apparent[kind.Flag]) { Severity = kind.Severity }),
            new VerdictCount("rst", 'X', snapshot.Real.Resets, snapshot.Apparent.Resets),
        ];
}

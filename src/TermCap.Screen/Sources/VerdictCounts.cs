using TermCap.Engine.Pipeline;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>The verdict bar's counts, and the verdict in words.</summary>
internal static class VerdictCounts
{
    /// <summary>Counts and words of a snapshot.</summary>
    public static (IReadOnlyList<VerdictCount> Counts, string Headline) Of(CaptureSnapshot snapshot)
    {
        string headline = snapshot.Packets > 0 && snapshot.Packets == snapshot.Frames && snapshot.IsComplete
            ? "No packet was seen twice: there are no copies here."
            : "";
        return ([], headline);
    }
}

using System.Globalization;

namespace TermCap.Accuracy;

/// <summary>How packets found compare with packets labelled; frames with the same bytes at one tap may change places.</summary>
internal sealed record Score(int Frames, int Packets, int Right, int Collapsed, int Apart, int Adjacent, int AdjacentRight, IReadOnlyList<long> CollapsedPackets)
{
    public string Percent => PercentOf(Right, Frames);

    /// <summary>A share in percent, rounded down to two decimals; 100 of nothing.</summary>
    public static string PercentOf(long part, long whole) => (whole == 0 ? 100 : Math.Floor(10_000.0 * part / whole) / 100).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Compares.</summary>
    /// <param name="classes">For each frame what stands for its tap and bytes: equal ones may change places.</param>
    /// <param name="found">For each frame the packet found.</param>
    /// <param name="labelled">For each frame the packet labelled.</param>
    public static Score Of(IReadOnlyList<string> classes, long[] found, long[] labelled)
    {
        Dictionary<long, int[]> ours = Group(found);
        Dictionary<long, int[]> theirs = Group(labelled);
        Dictionary<string, int> open = [];
        foreach (int[] frames in theirs.Values)
        {
            string signature = Signature(classes, frames);
            open[signature] = open.GetValueOrDefault(signature) + 1;
        }

        Dictionary<string, int> asked = new(open);
        int right = 0;
        List<int[]> wrong = [];
        foreach (int[] frames in ours.Values)
        {
            string signature = Signature(classes, frames);
            if (open.GetValueOrDefault(signature) > 0)
            {
                open[signature]--;
                right += frames.Length;
            }
            else
            {
                wrong.Add(frames);
            }
        }

        List<Dictionary<string, int>> unmatched = [.. open.SelectMany(entry => Enumerable.Repeat(Counts(entry.Key.Split('\n')), entry.Value))];
        long[] collapsed = [.. wrong.Where(frames => frames.Length > 1 && frames.Select(frame => labelled[frame]).Distinct().Count() > 1
            && !unmatched.Exists(label => IsWithin(Counts(frames.Select(frame => classes[frame])), label))).Select(frames => found[frames[0]])];
        (int adjacent, int adjacentRight) = AdjacentOf(theirs.Values, classes, signature => asked[signature] - open[signature]);
        return new Score(classes.Count, ours.Count, right, collapsed.Length, Math.Max(0, wrong.Count - collapsed.Length > 0 ? unmatched.Count - collapsed.Length : 0), adjacent, adjacentRight, collapsed);
    }

    /// <summary>Frames of labelled packets whose copies stand side by side, no other frame between, and those of them that were found.</summary>
    private static (int Frames, int Right) AdjacentOf(IEnumerable<int[]> labelled, IReadOnlyList<string> classes, Func<string, int> found)
    {
        int all = 0;
        int right = 0;
        foreach (IGrouping<string, int[]> alike in labelled.Where(frames => frames[^1] - frames[0] == frames.Length - 1).GroupBy(frames => Signature(classes, frames)))
        {
            int length = alike.First().Length;
            all += alike.Count() * length;
            right += Math.Min(alike.Count(), found(alike.Key)) * length;
        }

        return (all, right);
    }

    private static Dictionary<long, int[]> Group(long[] packets) =>
        packets.Select((packet, frame) => (packet, frame)).GroupBy(pair => pair.packet, pair => pair.frame).ToDictionary(group => group.Key, group => group.ToArray());

    private static string Signature(IReadOnlyList<string> classes, int[] frames) => string.Join('\n', frames.Select(frame => classes[frame]).Order(StringComparer.Ordinal));

    private static Dictionary<string, int> Counts(IEnumerable<string> texts) => texts.GroupBy(text => text).ToDictionary(group => group.Key, group => group.Count());

    private static bool IsWithin(Dictionary<string, int> part, Dictionary<string, int> whole) => part.All(entry => whole.GetValueOrDefault(entry.Key) >= entry.Value);
}

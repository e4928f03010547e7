using System.Globalization;

namespace TermCap.Accuracy;

/// <summary>How packets found compare with packets labelled; frames with the same bytes at one tap may change places.</summary>
internal sealed record Score(int Frames, int Packets, int Right, int Collapsed, int Apart)
{
    public string Percent => (Frames == 0 ? 100 : Math.Floor(10_000.0 * Right / Frames) / 100).ToString("0.##", CultureInfo.InvariantCulture);

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
        int collapsed = wrong.Count(frames => frames.Length > 1 && frames.Select(frame => labelled[frame]).Distinct().Count() > 1
            && !unmatched.Exists(label => IsWithin(Counts(frames.Select(frame => classes[frame])), label)));
        return new Score(classes.Count, ours.Count, right, collapsed, Math.Max(0, wrong.Count - collapsed > 0 ? unmatched.Count - collapsed : 0));
    }

    private static Dictionary<long, int[]> Group(long[] packets) =>
        packets.Select((packet, frame) => (packet, frame)).GroupBy(pair => pair.packet, pair => pair.frame).ToDictionary(group => group.Key, group => group.ToArray());

    private static string Signature(IReadOnlyList<string> classes, int[] frames) => string.Join('\n', frames.Select(frame => classes[frame]).Order(StringComparer.Ordinal));

    private static Dictionary<string, int> Counts(IEnumerable<string> texts) => texts.GroupBy(text => text).ToDictionary(group => group.Key, group => group.Count());

    private static bool IsWithin(Dictionary<string, int> part, Dictionary<string, int> whole) => part.All(entry => whole.GetValueOrDefault(entry.Key) >= entry.Value);
}

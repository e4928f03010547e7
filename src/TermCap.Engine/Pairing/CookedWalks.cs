using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Cuts a capture without interfaces into the walks that its packets took, as far as bytes, stamps and order tell (design.md 6.5).</summary>
/// <remarks>Bound: the frames of one learning; see <see cref="TopologyLearner"/>.</remarks>
internal sealed class CookedWalks
{
    /// <summary>Frames that another CPU or softirq puts between two copies that stand side by side.</summary>
    public const long ForeignFramesMax = 8;

    /// <summary>Time between two copies that stand side by side.</summary>
    public const long NearNanoseconds = 5_000_000;

    // Three equal stamps from one kind of frame to the next, and at least one in ten of those with the same bytes: arrivals are stamped once.
    private const int StampsProven = 3;
    private const int StampsShare = 10;

    // Walks of one content that may be under way at once: floods by several ports.
    private const int OpenMax = 4;

    private readonly HashSet<(int, int)> _stamped = [];
    private readonly List<CookedWalk> _walks = [];

    public CookedWalks(List<CookedSighting> frames)
    {
        List<CookedSighting>[] contents = [.. frames.GroupBy(frame => frame.Hash).Select(content => content.ToList())];
        FindStamped(contents);
        foreach (List<CookedSighting> content in contents)
        {
            Split(content);
        }

        _walks.Sort((one, other) => one.First.Number.CompareTo(other.First.Number));
    }

    /// <summary>All walks by their first frames.</summary>
    public IReadOnlyList<CookedWalk> All => _walks;

    /// <summary>The addresses that begin walks by sending: the host's own. What a container behind a bridge sends is received first.</summary>
    public static HashSet<ulong> OwnMacs(List<CookedSighting> frames)
    {
        Dictionary<ulong, int> votes = [];
        Dictionary<ulong, CookedSighting> last = [];
        foreach (CookedSighting frame in frames)
        {
            bool isNew = !last.TryGetValue(frame.Hash, out CookedSighting before) || !AreNear(before, frame);
            last[frame.Hash] = frame;
            if (frame.IsSent && (isNew || !before.IsSent))
            {
                votes[frame.Mac] = votes.GetValueOrDefault(frame.Mac) + (isNew ? 1 : -1);
            }
        }

        return [.. votes.Where(vote => vote.Value > 0 && vote.Key != 0).Select(vote => vote.Key)];
    }

    public static bool AreNear(CookedSighting before, CookedSighting after) =>
        after.Number - before.Number <= ForeignFramesMax + 1 && Math.Abs(after.Time - before.Time) <= NearNanoseconds;

    private void FindStamped(List<CookedSighting>[] contents)
    {
        Dictionary<(int, int), (int Equal, int All)> votes = [];
        foreach (List<CookedSighting> content in contents)
        {
            for (int at = 1; at < content.Count; at++)
            {
                if (!content[at].IsSent && !content[at - 1].IsSent && AreNear(content[at - 1], content[at]))
                {
                    (int equal, int all) = votes.GetValueOrDefault((content[at - 1].Symbol, content[at].Symbol));
                    votes[(content[at - 1].Symbol, content[at].Symbol)] = (equal + (content[at].Time == content[at - 1].Time ? 1 : 0), all + 1);
                }
            }
        }

        _stamped.UnionWith(votes.Where(vote => vote.Value.Equal >= StampsProven && vote.Value.Equal * StampsShare >= vote.Value.All).Select(vote => vote.Key));
    }

    private void Split(List<CookedSighting> content)
    {
        List<CookedWalk> open = [];
        foreach (CookedSighting frame in content)
        {
            int at = open.FindLastIndex(walk => walk.Length < CookedWalk.LengthMax && Follows(walk.Last, frame));
            if (at >= 0)
            {
                open[at].Add(frame);
                continue;
            }

            CookedWalk begun = new(frame);
            _walks.Add(begun);
            open.Add(begun);
            if (open.Count > OpenMax)
            {
                open.RemoveAt(0);
            }
        }
    }

    private bool Follows(CookedSighting last, CookedSighting frame)
    {
        if (frame.IsSent)
        {
            // A queue may stand between two sent copies; bytes that no second packet has are known again behind it.
            return last.IsSent && frame.Kind == CookedKind.Unique
                ? Math.Abs(frame.Time - last.Time) <= Timestamp.NanosecondsPerSecond
                : AreNear(last, frame) && (last.IsSent || !CookedClass.IsOwn(frame.Symbol));
        }

        return !last.IsSent && AreNear(last, frame) && (frame.Time == last.Time || !_stamped.Contains((last.Symbol, frame.Symbol)));
    }
}

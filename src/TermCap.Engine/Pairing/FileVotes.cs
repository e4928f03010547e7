namespace TermCap.Engine.Pairing;

/// <summary>Counts how often the same packet stands in several devices' own files, where no direction is stated (design.md 6.5).</summary>
/// <remarks>
/// Equal stamps are a received packet; without them the device above comes first on transmit and last on receive. Which of the two it is tells the source address: of ours no pair has equal stamps.
/// Bound: the frames of one learning; see <see cref="TopologyLearner"/>.
/// </remarks>
internal sealed class FileVotes
{
    private const int Proven = 3;

    // A slave's queue below the master holds up to some 0.1 s.
    private const long SpanNanoseconds = 200_000_000;

    private readonly Dictionary<ulong, List<Sighting>> _walks = [];
    private readonly Dictionary<(uint First, uint Second, ulong Mac), (int Equal, int Ordered)> _pairs = [];
    private readonly Dictionary<uint, int> _frames = [];

    public void Add(Sighting seen)
    {
        _frames[seen.Interface] = _frames.GetValueOrDefault(seen.Interface) + 1;
        if (!_walks.TryGetValue(seen.Hash, out List<Sighting>? walk))
        {
            _walks[seen.Hash] = [seen];
            return;
        }

        if (walk.Exists(tap => tap.Interface == seen.Interface) || seen.Time - walk[0].Time > SpanNanoseconds)
        {
            walk.Clear();
        }
        else
        {
            Sighting last = walk[^1];
            (uint, uint, ulong) key = (last.Interface, seen.Interface, seen.Mac);
            (int equal, int ordered) = _pairs.GetValueOrDefault(key);
            _pairs[key] = last.Time == seen.Time ? (equal + 1, ordered) : (equal, ordered + 1);
        }

        walk.Add(seen);
    }

    /// <summary>The host's own addresses and the links.</summary>
    public (List<ulong> OwnMacs, List<(uint Lower, uint Upper)> Links) Learn()
    {
        bool isStamped = _pairs.Values.Sum(votes => votes.Equal) >= Proven;
        uint busiest = _frames.Count == 0 ? 0 : _frames.MaxBy(entry => entry.Value).Key;
        List<ulong> own = [.. _pairs.GroupBy(entry => entry.Key.Mac).Where(mac => IsOwn(mac, isStamped, busiest)).Select(mac => mac.Key)];
        Dictionary<(uint Lower, uint Upper), int> votes = [];
        foreach (((uint first, uint second, ulong mac), (int equal, int ordered)) in _pairs)
        {
            bool sent = own.Contains(mac);
            if (sent)
            {
                votes[(second, first)] = votes.GetValueOrDefault((second, first)) + ordered;
            }
            else if (!isStamped)
            {
                votes[(first, second)] = votes.GetValueOrDefault((first, second)) + ordered;
            }
            else
            {
                // Equal stamps link the two, whichever stood first; the busier one is above where sent packets do not tell.
                (uint lower, uint upper) = _frames[first] > _frames[second] ? (second, first) : (first, second);
                bool known = votes.ContainsKey((lower, upper)) || votes.ContainsKey((upper, lower));
                if (!known && equal > 0 && _frames[first] != _frames[second])
                {
                    votes[(lower, upper)] = equal;
                }
            }
        }

        return (own, [.. votes.Where(entry => entry.Value >= Proven && entry.Value > 20 * votes.GetValueOrDefault((entry.Key.Upper, entry.Key.Lower))).Select(entry => entry.Key)]);
    }

    /// <summary>Two devices that always have the same frames with the same stamps, both ways: one file given twice.</summary>
    public List<(uint First, uint Second)> Doubles() =>
        [.. _pairs.GroupBy(entry => (entry.Key.First, entry.Key.Second))
            .Where(pair => pair.Sum(entry => entry.Value.Ordered) == 0 && pair.Sum(entry => entry.Value.Equal) == _frames[pair.Key.First] && _frames[pair.Key.First] == _frames[pair.Key.Second]
                && pair.Select(entry => entry.Key.Mac).Distinct().Count() > 1)
            .Select(pair => pair.Key)];

    /// <summary>Devices with no packet in common with any other.</summary>
    public List<uint> Strangers() => _frames.Count < 2 ? [] : [.. _frames.Keys.Where(key => !_pairs.Keys.Any(pair => pair.First == key || pair.Second == key)).Order()];

    private static bool IsOwn(IEnumerable<KeyValuePair<(uint First, uint Second, ulong Mac), (int Equal, int Ordered)>> pairs, bool isStamped, uint busiest)
    {
        int equal = 0;
        int ordered = 0;
        int downward = 0;
        foreach (((uint first, _, _), (int equalNow, int orderedNow)) in pairs)
        {
            equal += equalNow;
            ordered += orderedNow;
            downward += first == busiest ? orderedNow : 0;
        }

        return isStamped ? ordered >= Proven && ordered > 9 * equal : downward >= Proven && downward > 9 * (ordered - downward);
    }
}

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
    private readonly Dictionary<(uint First, uint Second), int> _next = [];
    private readonly Dictionary<uint, int> _frames = [];
    private readonly Dictionary<uint, (long First, long Last)> _spans = [];

    /// <summary>Whether three packets have one stamp in two files.</summary>
    public bool IsStamped => _pairs.Values.Sum(pair => pair.Equal) >= Proven;

    public void Add(Sighting seen)
    {
        _frames[seen.Interface] = _frames.GetValueOrDefault(seen.Interface) + 1;
        (long first, long last) = _spans.GetValueOrDefault(seen.Interface, (seen.Time, seen.Time));
        _spans[seen.Interface] = (Math.Min(first, seen.Time), Math.Max(last, seen.Time));
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
            (uint, uint) next = (walk[^1].Interface, seen.Interface);
            _next[next] = _next.GetValueOrDefault(next) + (walk[^1].Time != seen.Time ? 1 : 0);
            foreach (Sighting before in walk)
            {
                (uint, uint, ulong) key = (before.Interface, seen.Interface, seen.Mac);
                (int equal, int ordered) = _pairs.GetValueOrDefault(key);
                _pairs[key] = before.Time == seen.Time ? (equal + 1, ordered) : (equal, ordered + 1);
            }
        }

        walk.Add(seen);
    }

    /// <summary>The host's own addresses and the links.</summary>
    /// <param name="isPhysical">Whether nothing lies below a device, as its name or the user says.</param>
    public (List<ulong> OwnMacs, List<(uint Lower, uint Upper)> Links) Learn(Predicate<uint> isPhysical)
    {
        HashSet<(uint, uint)> stamped = [.. _pairs.GroupBy(entry => Pair(entry.Key.First, entry.Key.Second)).Where(pair => pair.Sum(entry => entry.Value.Equal) >= Proven).Select(pair => pair.Key)];
        uint busiest = _frames.Count == 0 ? 0 : _frames.MaxBy(entry => entry.Value).Key;
        List<ulong> own = [.. _pairs.Where(entry => stamped.Count == 0 || stamped.Contains(Pair(entry.Key.First, entry.Key.Second)))
            .GroupBy(entry => entry.Key.Mac).Where(mac => IsOwn(mac, stamped.Count > 0, busiest)).Select(mac => mac.Key)];
        Dictionary<(uint Lower, uint Upper), int> votes = [];
        foreach (((uint first, uint second, ulong mac), (_, int ordered)) in _pairs)
        {
            // Received copies without stamps come from below; with stamps their order says nothing.
            (uint, uint)? link = own.Contains(mac) ? (second, first) : stamped.Count == 0 ? (first, second) : null;
            if (link is { } vote)
            {
                votes[vote] = votes.GetValueOrDefault(vote) + ordered;
            }
        }

        List<(uint Lower, uint Upper)> links = [.. votes.Where(entry => IsLink(entry.Key, entry.Value, votes, own, stamped)).Select(entry => entry.Key)];
        links.AddRange(stamped.Where(pair => !links.Contains(pair) && !links.Contains((pair.Item2, pair.Item1)))
            .Select(pair => IsUpper(pair.Item1, pair.Item2, isPhysical) ? (pair.Item2, pair.Item1) : pair));
        _ = links.RemoveAll(link => isPhysical(link.Upper));
        return (own, Reduce(links, stamped));
    }

    /// <summary>Pairs of devices that sent the same packets: of two slaves of one bond, its mode is broadcast.</summary>
    /// <param name="own">The host's own addresses.</param>
    /// <param name="links">Lower and upper: a slave that often follows its master straight away does not only get what another one gets.</param>
    public List<(uint One, uint Other)> Floods(List<ulong> own, List<(uint Lower, uint Upper)> links) =>
        [.. _pairs.Where(entry => own.Contains(entry.Key.Mac) && entry.Value.Ordered >= Proven).Select(entry => (entry.Key.First, entry.Key.Second)).Distinct()
            .Where(pair => links.Where(link => link.Lower == pair.Second).Sum(link => _next.GetValueOrDefault((link.Upper, link.Lower))) * 5 < _next.GetValueOrDefault(pair))];

    /// <summary>Of two devices with the same received frames the one above: the other is a physical one, or has fewer frames.</summary>
    private bool IsUpper(uint one, uint other, Predicate<uint> isPhysical) =>
        isPhysical(one) != isPhysical(other) ? isPhysical(other) : _frames[one] > _frames[other];

    private static (uint, uint) Pair(uint one, uint other) => (Math.Min(one, other), Math.Max(one, other));

    private bool IsLink((uint Lower, uint Upper) link, int votes, Dictionary<(uint Lower, uint Upper), int> all, List<ulong> own, HashSet<(uint, uint)> stamped)
    {
        if (votes < Proven || votes <= 20 * all.GetValueOrDefault((link.Upper, link.Lower)))
        {
            return false;
        }

        // Where stamps prove links, received frames that both have with other stamps are a flood, not copies; but a flood seldom comes straight after the device above: the slave's own copy is between.
        bool isFlood = stamped.Count > 0 && _next.GetValueOrDefault((link.Upper, link.Lower)) * 2 < votes && !stamped.Contains(Pair(link.Lower, link.Upper))
            && _pairs.Where(entry => Pair(entry.Key.First, entry.Key.Second) == Pair(link.Lower, link.Upper) && !own.Contains(entry.Key.Mac)).Sum(entry => entry.Value.Ordered) > 0;
        return !isFlood;
    }

    /// <summary>Leaves out links between siblings and those that two others reach.</summary>
    private static List<(uint Lower, uint Upper)> Reduce(List<(uint Lower, uint Upper)> links, HashSet<(uint, uint)> stamped)
    {
        List<(uint Lower, uint Upper)> rest = [.. links.Where(link => stamped.Contains(Pair(link.Lower, link.Upper))
            || !links.Exists(up => up.Lower == link.Lower && stamped.Contains(Pair(up.Lower, up.Upper)) && links.Contains((link.Upper, up.Upper))))];
        return [.. rest.Where(link => !rest.Exists(other => other.Lower == link.Lower && other.Upper != link.Upper && rest.Contains((other.Upper, link.Upper))))];
    }

    /// <summary>Two devices that always have the same frames with the same stamps, both ways: one file given twice.</summary>
    public List<(uint First, uint Second)> Doubles() =>
        [.. _pairs.GroupBy(entry => (entry.Key.First, entry.Key.Second))
            .Where(pair => pair.Sum(entry => entry.Value.Ordered) == 0 && pair.Sum(entry => entry.Value.Equal) == _frames[pair.Key.First] && _frames[pair.Key.First] == _frames[pair.Key.Second]
                && pair.Select(entry => entry.Key.Mac).Distinct().Count() > 1)
            .Select(pair => pair.Key)];

    /// <summary>Devices that ran at the time of another and have no packet in common with any.</summary>
    public List<uint> Strangers() => [.. _frames.Keys.Where(key => _frames.Keys.Any(other => other != key && Overlap(key, other)) && !_pairs.Keys.Any(pair => pair.First == key || pair.Second == key)).Order()];

    private bool Overlap(uint one, uint other) => _spans[one].First <= _spans[other].Last && _spans[other].First <= _spans[one].Last;

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

        return isStamped ? ordered >= Proven && ordered * 5 > equal : downward >= Proven && downward > 9 * (ordered - downward);
    }
}

using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Counts how often one device followed another with the same bytes, where each frame states its direction (design.md 6.5).</summary>
/// <remarks>Bound: the frames of one learning; see <see cref="TopologyLearner"/>.</remarks>
internal sealed class LinkVotes
{
    private const int Proven = 3;

    // Frames between two copies of a walk: what another CPU or softirq puts between them.
    private const long ForeignFramesMax = 8;

    // After a burst of identical packets nothing is learnt from that content for so many frames.
    private const long QuietFrames = 256;

    private readonly Dictionary<ulong, List<Sighting>> _walks = [];
    private readonly Dictionary<ulong, long> _bursts = [];
    private readonly Dictionary<(uint Lower, uint Upper), Votes> _votes = [];
    private readonly Dictionary<(uint From, uint To), int> _turns = [];
    private readonly Dictionary<(uint Lower, uint Sibling), int> _floods = [];
    private readonly HashSet<ulong> _ownMacs = [];
    private readonly Dictionary<ulong, long> _ends = [];
    private bool _isStamped;

    /// <summary>Whether three received copies had the stamp of the one below, and most of them.</summary>
    public bool IsStamped => _votes.Values.Sum(votes => votes.Equal) is var equal && equal >= Proven && equal >= _votes.Values.Sum(votes => votes.Unequal) / 4;

    public void Add(Sighting seen)
    {
        if (!_walks.TryGetValue(seen.Hash, out List<Sighting>? walk))
        {
            _walks[seen.Hash] = [seen];
            _ = seen.Direction == Direction.Out && _ownMacs.Add(seen.Mac);
            return;
        }

        Sighting last = walk[^1];
        if (IsBurst(last, seen))
        {
            walk.Clear();
            walk.Add(seen);
            return;
        }

        bool follows = seen.Number - last.Number <= ForeignFramesMax + 1 && !walk.Exists(tap => tap.Interface == seen.Interface && tap.Direction == seen.Direction);
        if (!follows || !Vote(last, seen, walk))
        {
            _ends[seen.Hash] = last.Time;
            walk.Clear();
        }

        walk.Add(seen);
    }

    /// <summary>Links that are proven: lower and upper.</summary>
    public List<(uint Lower, uint Upper)> Links()
    {
        List<(uint Lower, uint Upper)> links = [.. _votes.Where(entry => IsProven(entry.Key, entry.Value)).Select(entry => entry.Key)];

        // Two slaves that sent the same bytes by themselves (learning packets) are siblings where stamps have shown who is above them.
        _ = links.RemoveAll(link => _votes[link].Equal == 0 && links.Exists(up => up.Lower == link.Lower && _votes[up].Equal > 0 && links.Contains((link.Upper, up.Upper))));
        HashSet<(uint, uint)> all = [.. links];

        // What is reached by two links is no link of its own: the copy between was lost now and then.
        return [.. links.Where(link => !links.Exists(other => other.Lower == link.Lower && other.Upper != link.Upper && all.Contains((other.Upper, link.Upper))))];
    }

    /// <summary>Pairs of devices that sent one after the other what a device above had sent: a VLAN and what lies below it, or two slaves of a bond in mode broadcast.</summary>
    public List<(uint One, uint Other)> Floods() => [.. _floods.Where(flood => flood.Value >= Proven).Select(flood => flood.Key)];

    /// <summary>Ports of one bridge: received at one, sent at the other with the same bytes.</summary>
    public List<(uint From, uint To)> Turns() => [.. _turns.Where(turn => turn.Value >= Proven).Select(turn => turn.Key)];

    /// <summary>A tap that comes again before its walk is over, or a walk that begins where the last one ended, is a burst of identical packets: what follows what cannot be told.</summary>
    private bool IsBurst(Sighting last, Sighting seen)
    {
        bool repeats = last.Interface == seen.Interface && last.Direction == seen.Direction && seen.Number - last.Number <= ForeignFramesMax + 1;
        if (repeats)
        {
            _bursts[seen.Hash] = seen.Number;
        }

        return repeats || (_bursts.TryGetValue(seen.Hash, out long burst) && seen.Number - burst < QuietFrames);
    }

    private bool Vote(Sighting last, Sighting seen, List<Sighting> walk)
    {
        if (last.Direction == Direction.In && seen.Direction == Direction.Out)
        {
            // The walk came up to the port; what lies below the port turned with it. Our own frames that the network sent back do not turn: the next of ours looks like them.
            bool turned = last.HopLimit == seen.HopLimit && !_ownMacs.Contains(seen.Mac);
            if (turned)
            {
                _turns[(last.Interface, seen.Interface)] = _turns.GetValueOrDefault((last.Interface, seen.Interface)) + 1;
            }

            return turned;
        }

        if (last.Direction != seen.Direction)
        {
            return false;
        }

        if (seen.Direction == Direction.In)
        {
            bool equal = seen.Time == last.Time;
            _isStamped |= equal;
            VotesOf(last.Interface, seen.Interface).Count(equal ? Vote3.Equal : Vote3.Unequal);
            return equal || !_isStamped;
        }

        if (!seen.IsUnique && _ends.TryGetValue(seen.Hash, out long before) && (seen.Time - last.Time) * 2 > walk[0].Time - before)
        {
            // No nearer to the frame before it than that is to the walk before: it may as well be the other way round.
            return true;
        }

        VotesOf(seen.Interface, last.Interface).Count(seen.IsUnique ? Vote3.SentOnce : Vote3.Sent);
        if (walk.Count > 1)
        {
            _floods[(last.Interface, seen.Interface)] = _floods.GetValueOrDefault((last.Interface, seen.Interface)) + 1;
        }

        return true;
    }

    private bool IsProven((uint Lower, uint Upper) link, Votes votes)
    {
        Votes opposite = _votes.GetValueOrDefault((link.Upper, link.Lower)) ?? new Votes();
        bool areSiblings = _turns.ContainsKey(link) || _turns.ContainsKey((link.Upper, link.Lower));
        if (!areSiblings && votes.Equal + votes.SentOnce >= Proven)
        {
            // Bytes that may come again tell nothing against those that do not.
            return (opposite.Equal + opposite.SentOnce) * 20 <= votes.Equal + votes.SentOnce;
        }

        int received = votes.Equal > 0 || _isStamped ? votes.Equal : votes.Sent > 0 ? votes.Unequal : 0;
        int against = opposite.Equal + opposite.Sent;
        return !areSiblings && against * 20 <= votes.Equal + votes.Sent && (votes.Equal >= Proven || votes.Sent >= Proven || received + votes.Sent >= Proven);
    }

    private Votes VotesOf(uint lower, uint upper) => _votes.TryGetValue((lower, upper), out Votes? votes) ? votes : _votes[(lower, upper)] = new Votes();

    private enum Vote3
    {
        Equal,
        Unequal,
        Sent,

        /// <summary>Sent, with bytes that no second packet has.</summary>
        SentOnce,
    }

    private sealed class Votes
    {
        public int Equal { get; private set; }

        public int Unequal { get; private set; }

        /// <summary>Sent, whatever the bytes.</summary>
        public int Sent { get; private set; }

        public int SentOnce { get; private set; }

        public void Count(Vote3 vote)
        {
            Equal += vote == Vote3.Equal ? 1 : 0;
            Unequal += vote == Vote3.Unequal ? 1 : 0;
            Sent += vote is Vote3.Sent or Vote3.SentOnce ? 1 : 0;
            SentOnce += vote == Vote3.SentOnce ? 1 : 0;
        }
    }
}

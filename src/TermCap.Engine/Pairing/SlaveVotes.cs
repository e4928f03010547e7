using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Finds the slaves whose received frames their master does not take: what they get has another slave got as well, or the host itself sent (design.md 6.5).</summary>
/// <remarks>Bound: the frames of one learning; see <see cref="TopologyLearner"/>.</remarks>
internal sealed class SlaveVotes
{
    private const int Proven = 3;

    // A flooding switch sends the same bytes to all ports at once; its queues differ by some ms.
    private const long TwinNanoseconds = 50_000_000;

    // Sightings of one content that are looked at, either way.
    private const int NeighboursMax = 8;

    private readonly Dictionary<ulong, List<Sighting>> _contents = [];

    public void Add(Sighting seen) =>
        (_contents.TryGetValue(seen.Hash, out List<Sighting>? list) ? list : _contents[seen.Hash] = []).Add(seen);

    /// <summary>For each device that received frames: how many, how many of them a device above has with the same stamp, and with whom it shares the rest.</summary>
    /// <param name="isAbove">Whether the second device is known to be above the first.</param>
    public Dictionary<uint, Tally> Count(Func<uint, uint, bool> isAbove)
    {
        Dictionary<uint, Tally> tallies = [];
        foreach (List<Sighting> content in _contents.Values)
        {
            for (int at = 0; at < content.Count; at++)
            {
                if (content[at].Direction == Direction.In)
                {
                    Tally tally = tallies.TryGetValue(content[at].Interface, out Tally? known) ? known : tallies[content[at].Interface] = new Tally();
                    Count(tally, content, at, isAbove);
                }
            }
        }

        return tallies;
    }

    private static void Count(Tally tally, List<Sighting> content, int at, Func<uint, uint, bool> isAbove)
    {
        Sighting seen = content[at];
        tally.Received++;
        HashSet<uint> others = [];
        for (int near = Math.Max(0, at - NeighboursMax); near < Math.Min(content.Count, at + NeighboursMax + 1); near++)
        {
            Sighting other = content[near];
            if (other.Interface == seen.Interface || Math.Abs(other.Time - seen.Time) > TwinNanoseconds)
            {
                continue;
            }

            if (other.Direction == Direction.In && isAbove(seen.Interface, other.Interface) && (other.Time == seen.Time || near == at + 1))
            {
                tally.Delivered++;
                return;
            }

            _ = others.Add(other.Interface);
        }

        foreach (uint other in others)
        {
            tally.SharedWith[other] = tally.SharedWith.GetValueOrDefault(other) + 1;
        }
    }

    internal sealed class Tally
    {
        public int Received { get; set; }

        public int Delivered { get; set; }

        /// <summary>Frames that were not delivered, by the devices that have them too.</summary>
        public Dictionary<uint, int> SharedWith { get; } = [];

        /// <summary>Whether nothing received here is delivered, and nearly all of it another device has too.</summary>
        public bool IsPassiveBeside(uint other) => Delivered == 0 && SharedWith.GetValueOrDefault(other) is var shared && shared >= Proven && shared * 10 >= Received * 8;
    }
}

using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Counts copies of packets in a capture that names no interfaces, SLL (design.md 6.5).</summary>
/// <remarks>Bound: the frames of one learning; see <see cref="TopologyLearner"/>.</remarks>
internal sealed class CookedVotes
{
    // Eight packets in a row with the same number of copies are no accident; nothing is joined on less.
    private const int RunProven = 8;

    // Not proven by two copies each in a row that are repeats: those differ in their IP identification, and neighbours that do not are rare.
    private const int CopiesMax = 8;

    private readonly Dictionary<(ulong Hash, Direction Direction), int> _open = [];
    private readonly List<Cluster> _clusters = [];

    public void Add(Sighting seen)
    {
        if (_open.TryGetValue((seen.Hash, seen.Direction), out int at) && _clusters[at].Copies < CopiesMax && Math.Abs(seen.Time - _clusters[at].LastTime) <= Timestamp.NanosecondsPerSecond)
        {
            Cluster cluster = _clusters[at];
            cluster.GapMax = Math.Max(cluster.GapMax, seen.Time - cluster.LastTime);
            cluster.EqualStamps &= seen.Time == cluster.LastTime;
            cluster.Foreign = Math.Max(cluster.Foreign, seen.Number - cluster.LastNumber - 1);
            cluster.LastTime = seen.Time;
            cluster.LastNumber = seen.Number;
            cluster.Copies++;
            return;
        }

        _open[(seen.Hash, seen.Direction)] = _clusters.Count;
        _clusters.Add(new Cluster { Direction = seen.Direction, Copies = 1, EqualStamps = true, LastTime = seen.Time, LastNumber = seen.Number });
    }

    public CookedProfile Learn()
    {
        Cluster[] received = [.. _clusters.Where(cluster => cluster.Direction == Direction.In)];
        Cluster[] sent = [.. _clusters.Where(cluster => cluster.Direction == Direction.Out)];
        bool isStamped = received.Count(cluster => cluster.Copies > 1 && cluster.EqualStamps) * 2 >= received.Count(cluster => cluster.Copies > 1);
        int sentCopies = CopiesOf(sent);
        long gap = sent.Concat(isStamped ? [] : received).Where(cluster => cluster.Copies == sentCopies).Select(cluster => cluster.GapMax).Order().ToArray() is { Length: > 0 } gaps ? gaps[(gaps.Length - 1) * 9 / 10] : 0;
        return new CookedProfile(CopiesOf(isStamped ? [.. received.Where(cluster => cluster.EqualStamps)] : received), sentCopies)
        {
            HasEqualStamps = isStamped,
            GapNanosecondsMax = (gap * 4) + 1_000_000,
        };
    }

    /// <summary>The least number of copies that eight packets in a row had, and at least one in twenty of all; 1 when there is none.</summary>
    private static int CopiesOf(Cluster[] clusters)
    {
        int run = 0;
        int last = 0;
        int[] runs = new int[CopiesMax + 1];
        foreach (Cluster cluster in clusters)
        {
            run = cluster.Copies == last ? run + 1 : 1;
            last = cluster.Copies;
            runs[last] = Math.Max(runs[last], run);
        }

        for (int copies = 2; copies <= CopiesMax; copies++)
        {
            if (runs[copies] >= RunProven && clusters.Count(cluster => cluster.Copies == copies) * 20 >= clusters.Length)
            {
                return copies;
            }
        }

        return 1;
    }

    private sealed class Cluster
    {
        public Direction Direction { get; init; }

        public int Copies { get; set; }

        public bool EqualStamps { get; set; }

        public long LastTime { get; set; }

        public long LastNumber { get; set; }

        public long GapMax { get; set; }

        public long Foreign { get; set; }
    }
}

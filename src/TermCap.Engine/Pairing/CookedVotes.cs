using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Counts copies of packets in a capture that names no interfaces, SLL (design.md 6.5).</summary>
/// <remarks>Bound: the frames of one learning; see <see cref="TopologyLearner"/>.</remarks>
internal sealed class CookedVotes
{
    // Eight packets in a row with the same number of copies are no accident; nothing is joined on less.
    private const int RunProven = 8;

    // With equal stamps three are as good.
    private const int StampedProven = 3;

    // Not proven by two copies each in a row that are repeats: those differ in their IP identification, and neighbours that do not are rare.
    private const int CopiesMax = 8;

    // Copies that stand side by side, but for what another CPU puts between them.
    private const long ForeignFramesMax = 8;
    private const long NearNanoseconds = 5_000_000;

    private readonly Clusters _near = new(ForeignFramesMax, NearNanoseconds);
    private readonly Clusters _far = new(long.MaxValue, Timestamp.NanosecondsPerSecond);

    public void Add(Sighting seen)
    {
        _near.Add(seen);
        _far.Add(seen);
    }

    public CookedProfile Learn()
    {
        Cluster[] received = _near.Of(Direction.In);
        bool isStamped = received.Count(cluster => cluster.Copies > 1 && cluster.EqualStamps) * 2 >= received.Count(cluster => cluster.Copies > 1);
        int receivedCopies = isStamped ? CopiesOf([.. received.Where(cluster => cluster.EqualStamps)], StampedProven) : CopiesOf(received, RunProven);

        // A queue may stand between the copies: then they are far apart.
        Cluster[] sent = _near.Of(Direction.Out);
        int sentCopies = CopiesOf(sent, RunProven);
        if (sentCopies == 1)
        {
            sent = _far.Of(Direction.Out);
            sentCopies = CopiesOf(sent, RunProven);
        }

        long[] gaps = [.. sent.Where(cluster => cluster.Copies == sentCopies).Concat(isStamped ? [] : received.Where(cluster => cluster.Copies == receivedCopies)).Select(cluster => cluster.GapMax).Order()];
        return new CookedProfile(receivedCopies, sentCopies)
        {
            HasEqualStamps = isStamped,
            GapNanosecondsMax = gaps.Length == 0 ? 0 : (gaps[(gaps.Length - 1) * 9 / 10] * 4) + 1_000_000,
        };
    }

    /// <summary>The least number of copies that so many packets in a row had, and at least one in twenty of all; 1 when there is none.</summary>
    private static int CopiesOf(Cluster[] clusters, int proven)
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
            if (runs[copies] >= proven && clusters.Count(cluster => cluster.Copies == copies) * 20 >= clusters.Length)
            {
                return copies;
            }
        }

        return 1;
    }

    /// <summary>Frames with the same bytes, not too far from each other.</summary>
    private sealed class Clusters(long foreignMax, long spanNanoseconds)
    {
        private readonly Dictionary<(ulong Hash, Direction Direction), Cluster> _open = [];
        private readonly List<Cluster> _all = [];

        public void Add(Sighting seen)
        {
            (ulong, Direction) key = (seen.Hash, seen.Direction);
            if (_open.TryGetValue(key, out Cluster? cluster) && cluster.Copies < CopiesMax && seen.Number - cluster.LastNumber - 1 <= foreignMax
                && Math.Abs(seen.Time - cluster.LastTime) <= spanNanoseconds)
            {
                cluster.GapMax = Math.Max(cluster.GapMax, seen.Time - cluster.LastTime);
                cluster.EqualStamps &= seen.Time == cluster.LastTime;
                cluster.Copies++;
            }
            else
            {
                cluster = new Cluster { Direction = seen.Direction, Copies = 1, EqualStamps = true };
                _open[key] = cluster;
                _all.Add(cluster);
            }

            cluster.LastTime = seen.Time;
            cluster.LastNumber = seen.Number;
        }

        public Cluster[] Of(Direction direction) => [.. _all.Where(cluster => cluster.Direction == direction)];
    }

    private sealed class Cluster
    {
        public Direction Direction { get; init; }

        public int Copies { get; set; }

        public bool EqualStamps { get; set; }

        public long LastTime { get; set; }

        public long LastNumber { get; set; }

        public long GapMax { get; set; }
    }
}

using TermCap.Engine.Frames;

namespace TermCap.Engine.Pairing;

/// <summary>Counts copies of packets of one kind in a capture that names no interfaces, SLL (design.md 6.5).</summary>
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
    private readonly Clusters _equal = new(ForeignFramesMax, 0);
    private readonly Clusters _far = new(long.MaxValue, Timestamp.NanosecondsPerSecond);

    public void Add(Sighting seen)
    {
        _near.Add(seen);
        _equal.Add(seen);
        _far.Add(seen);
    }

    /// <summary>How frames of this kind are joined; apart where it is not proven, or where repeats make it unsafe.</summary>
    public CookedRule Learn(bool isReceived)
    {
        CookedRule rule = Choose(isReceived);
        return rule.Copies > 1 || _far.All.Any(cluster => cluster.Copies > 1) ? rule : CookedRule.Single;
    }

    private CookedRule Choose(bool isReceived)
    {
        if (isReceived && _equal.All.Count(cluster => cluster.Copies > 1) * 2 >= _near.All.Count(cluster => cluster.Copies > 1))
        {
            int stamped = CopiesOf(_equal.All, StampedProven);
            return stamped == 1 || IsFlooded(_equal.All, stamped) || IsFlooded(_near.All, stamped) ? CookedRule.Apart : new CookedRule(stamped, true, 0);
        }

        // A queue may stand between the copies: then they are far apart.
        CookedRule rule = InOrder(_near.All);
        return rule.Copies > 1 || isReceived || _near.All.Any(cluster => cluster.Copies > 1) ? rule : InOrder(_far.All);
    }

    private static CookedRule InOrder(IReadOnlyList<Cluster> clusters)
    {
        int copies = CopiesOf(clusters, RunProven);
        bool isRepeated = clusters.Count(cluster => cluster.Copies > copies) * 3 > clusters.Count;
        if (copies == 1 || isRepeated || IsFlooded(clusters, copies))
        {
            return CookedRule.Apart;
        }

        long[] gaps = [.. clusters.Where(cluster => cluster.Copies == copies).Select(cluster => cluster.GapMax).Order()];
        return new CookedRule(copies, false, (gaps[(gaps.Length - 1) * 9 / 10] * 4) + 1_000_000);
    }

    /// <summary>More copies than a packet has, and no whole number of packets: a flood, or a repeat of a packet that was dropped below. Then nothing tells whose copy is whose.</summary>
    private static bool IsFlooded(IReadOnlyList<Cluster> clusters, int copies) => clusters.Any(cluster => cluster.Copies > copies && cluster.Copies % copies != 0);

    /// <summary>The least number of copies that so many packets in a row had, and at least one in twenty of all; 1 when there is none.</summary>
    private static int CopiesOf(IReadOnlyList<Cluster> clusters, int proven)
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

        for (int copies = 2; copies < CopiesMax; copies++)
        {
            if (runs[copies] >= proven && clusters.Count(cluster => cluster.Copies == copies) * 20 >= clusters.Count)
            {
                return copies;
            }
        }

        return 1;
    }

    /// <summary>Frames with the same bytes, not too far from each other.</summary>
    private sealed class Clusters(long foreignMax, long spanNanoseconds)
    {
        private readonly Dictionary<ulong, Cluster> _open = [];
        private readonly List<Cluster> _all = [];

        public void Add(Sighting seen)
        {
            if (_open.TryGetValue(seen.Hash, out Cluster? cluster) && cluster.Copies < CopiesMax && seen.Number - cluster.LastNumber - 1 <= foreignMax
                && Math.Abs(seen.Time - cluster.LastTime) <= spanNanoseconds)
            {
                cluster.GapMax = Math.Max(cluster.GapMax, seen.Time - cluster.LastTime);
                cluster.Copies++;
            }
            else
            {
                cluster = new Cluster { Copies = 1 };
                _open[seen.Hash] = cluster;
                _all.Add(cluster);
            }

            cluster.LastTime = seen.Time;
            cluster.LastNumber = seen.Number;
        }

        public IReadOnlyList<Cluster> All => _all;
    }

    private sealed class Cluster
    {
        public int Copies { get; set; }

        public long LastTime { get; set; }

        public long LastNumber { get; set; }

        public long GapMax { get; set; }
    }
}

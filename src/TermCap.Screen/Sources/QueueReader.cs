using System.Numerics;
using TermCap.Engine.Pairing;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Puts what pairing counted of the slaves' queues into figures for people.</summary>
internal static class QueueReader
{
    /// <summary>Steps of the histogram: powers of two, below 2 µs up to half a second and longer.</summary>
    internal const int Steps = 20;

    private const int FirstBit = 10;       // 1,024 ns

    /// <summary>One slave's figures; null while nothing was sent.</summary>
    public static QueueLine? Of(DelayHistogram? delays)
    {
        if (delays is null || delays.Count == 0)
        {
            return null;
        }

        int[] steps = new int[Steps];
        Add(steps, delays);
        return new QueueLine(delays.Count, delays.Percentile(0.5), delays.Percentile(0.99), delays.MaxNanoseconds) { Histogram = steps };
    }

    /// <summary>Median and 99th percentile over all slaves; null while nothing was sent.</summary>
    public static (long Median, long P99)? OfAll(IReadOnlyList<SlaveStatistics> slaves)
    {
        long total = slaves.Sum(slave => slave.Queueing.Count);
        return total == 0 ? null : (Percentile(slaves, total, 50), Percentile(slaves, total, 99));
    }

    private static long Percentile(IReadOnlyList<SlaveStatistics> slaves, long total, int percent)
    {
        long wanted = ((total * percent) + 99) / 100;
        long longest = slaves.Max(slave => slave.Queueing.MaxNanoseconds);
        long seen = 0;
        for (int bucket = 0; bucket < DelayHistogram.BucketCount; bucket++)
        {
            foreach (SlaveStatistics slave in slaves)
            {
                seen += slave.Queueing.Counts[bucket];
            }

            if (seen >= wanted)
            {
                return Math.Min(DelayHistogram.UpperEdge(bucket), longest);
            }
        }

        return longest;
    }

    private static void Add(int[] steps, DelayHistogram delays)
    {
        for (int bucket = 0; bucket < DelayHistogram.BucketCount; bucket++)
        {
            if (delays.Counts[bucket] is > 0 and var count)
            {
                int step = Math.Clamp(BitOperations.Log2((ulong)Math.Max(1, DelayHistogram.UpperEdge(bucket))) - FirstBit, 0, Steps - 1);
                steps[step] = (int)Math.Min(int.MaxValue, steps[step] + count);
            }
        }
    }
}

using System.Numerics;

namespace TermCap.Engine.Pairing;

/// <summary>Counts of delays in nanoseconds, sixteen buckets an octave (within 6 %), so that a percentile costs nothing per frame.</summary>
/// <remarks>Bound: <see cref="BucketCount"/> counters; 0 to 2^40 ns (18 minutes), longer delays go into the last bucket.</remarks>
public sealed class DelayHistogram
{
    private const int SubBuckets = 16;
    private const int SubBits = 4;

    /// <summary>Octaves 4 to 40 of sixteen buckets, and the first sixteen of one nanosecond each.</summary>
    public const int BucketCount = (40 - SubBits + 1) * SubBuckets;

    private readonly long[] _counts = new long[BucketCount];

    /// <summary>Delays counted.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, in nanoseconds.</summary>
    public long MaxNanoseconds { get; private set; }

    /// <summary>The counts, by rising delay.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Counts one delay; a negative one counts as 0.</summary>
    public void Add(long nanoseconds)
    {
        long delay = Math.Max(nanoseconds, 0);
        Count++;
        MaxNanoseconds = Math.Max(MaxNanoseconds, delay);
        _counts[BucketOf(delay)]++;
    }

    /// <summary>The delay in nanoseconds that this share of delays does not exceed (0 to 1), to the bucket's upper edge, at most the longest; 0 when nothing was counted.</summary>
    public long Percentile(double share)
    {
        long wanted = (long)Math.Ceiling(share * Count);
        long seen = 0;
        for (int bucket = 0; bucket < BucketCount && Count > 0; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= wanted && seen > 0)
            {
                return Math.Min(UpperEdge(bucket), MaxNanoseconds);
            }
        }

        return MaxNanoseconds;
    }

    /// <summary>The longest delay that a bucket counts, in nanoseconds.</summary>
    public static long UpperEdge(int bucket)
    {
        if (bucket < SubBuckets)
        {
            return bucket;
        }

        int octave = (bucket / SubBuckets) - 1;
        long lower = (long)(SubBuckets + (bucket % SubBuckets)) << octave;
        return lower + (1L << octave) - 1;
    }

    /// <summary>A copy that no longer changes, for another thread.</summary>
    public DelayHistogram Clone()
    {
        DelayHistogram copy = new() { Count = Count, MaxNanoseconds = MaxNanoseconds };
        _counts.CopyTo(copy._counts, 0);
        return copy;
    }

    private static int BucketOf(long delay)
    {
        if (delay < SubBuckets)
        {
            return (int)delay;
        }

        int octave = BitOperations.Log2((ulong)delay) - SubBits;
        int bucket = ((octave + 1) * SubBuckets) + (int)((delay >> octave) & (SubBuckets - 1));
        return Math.Min(bucket, BucketCount - 1);
    }
}

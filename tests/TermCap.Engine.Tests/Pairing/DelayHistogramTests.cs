using TermCap.Engine.Pairing;

namespace TermCap.Engine.Tests.Pairing;

public sealed class DelayHistogramTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(12_345)]
    [InlineData(40_000_000)]
    [InlineData(1_099_511_627_775)]
    public void A_percentile_is_within_six_percent_and_never_past_the_longest(long delay)
    {
        DelayHistogram histogram = new();
        histogram.Add(delay);
        histogram.Add(delay / 2);
        Assert.InRange(histogram.Percentile(1), delay, delay);
        Assert.InRange(histogram.Percentile(0.5), delay / 2, (delay / 2) + (delay / 32) + 1);
    }

    [Fact]
    public void Delays_past_the_last_bucket_are_counted_in_it()
    {
        DelayHistogram histogram = new();
        histogram.Add(long.MaxValue);
        histogram.Add(-5);
        Assert.Equal(1, histogram.Counts[DelayHistogram.BucketCount - 1]);
        Assert.Equal(1, histogram.Counts[0]);
        Assert.Equal(0, new DelayHistogram().Percentile(0.5));
    }
}

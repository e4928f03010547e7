using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests;

public sealed class TimestampTests
{
    [Theory]
    [InlineData(1_501_730_282_056_405_000, "2017-08-03T03:18:02.056405000Z")]
    [InlineData(0, "1970-01-01T00:00:00.000000000Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    public void A_timestamp_reads_as_RFC_3339_with_nine_digits(long nanoseconds, string text) =>
        Assert.Equal(text, new Timestamp(nanoseconds).ToString());
}

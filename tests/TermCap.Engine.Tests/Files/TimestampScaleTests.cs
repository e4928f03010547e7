using System.Numerics;
using CsCheck;
using TermCap.Engine.Files;

namespace TermCap.Engine.Tests.Files;

public sealed class TimestampScaleTests
{
    [Theory]
    [InlineData(6, 0, 1_501_730_282_056_405, 1_501_730_282_056_405_000, "microseconds, the default")]
    [InlineData(9, 0, 1_501_730_282_056_405_001, 1_501_730_282_056_405_001, "nanoseconds")]
    [InlineData(0, 0, 1_501_730_282, 1_501_730_282_000_000_000, "seconds")]
    [InlineData(3, 0, 1_501_730_282_056, 1_501_730_282_056_000_000, "milliseconds")]
    [InlineData(12, 0, 1_501_730_282_056_405_999, 1_501_730_282_056_405, "picoseconds lose their last three digits")]
    [InlineData(0x80, 0, 7, 7_000_000_000, "two to the zeroth: seconds")]
    [InlineData(0x81, 0, 3, 1_500_000_000, "halves of a second")]
    [InlineData(0x80 | 32, 0, (1_501_730_282UL << 32) | 0x8000_0000, 1_501_730_282_500_000_000, "NTP's fractions")]
    [InlineData(6, 3600, 1_000_000, 3601_000_000_000, "an offset is added")]
    [InlineData(6, -2, 1_000_000, -1_000_000_000, "an offset may lead before 1970")]
    [InlineData(127, 0, ulong.MaxValue, 0, "the finest decimal unit is no nanosecond, however many")]
    [InlineData(0xFF, 0, ulong.MaxValue, 0, "nor is the finest binary one")]
    [InlineData(0, 0, ulong.MaxValue, long.MaxValue, "too late to be said")]
    [InlineData(9, long.MinValue, 0, long.MinValue, "too early to be said")]
    [InlineData(9, 0, ulong.MaxValue, long.MaxValue, "past the year 2262")]
    public void A_time_is_what_its_unit_and_offset_say(int resolution, long offsetSeconds, ulong units, long nanoseconds, string reason) =>
        Assert.True(nanoseconds == new TimestampScale((byte)resolution, offsetSeconds).Nanoseconds(units), reason);

    [Fact]
    public void Any_unit_offset_and_count_gives_what_exact_arithmetic_gives() =>
        Gen.Select(Gen.Byte, Gen.Long, Gen.ULong).Sample((resolution, offset, units) =>
        {
            int digits = resolution & 0x7F;
            BigInteger perSecond = BigInteger.Pow((resolution & 0x80) != 0 ? 2 : 10, digits);
            BigInteger exact = (units * BigInteger.Pow(10, 9) / perSecond) + (offset * BigInteger.Pow(10, 9));
            BigInteger said = BigInteger.Min(long.MaxValue, BigInteger.Max(long.MinValue, exact));
            return said == new TimestampScale(resolution, offset).Nanoseconds(units);
        });
}

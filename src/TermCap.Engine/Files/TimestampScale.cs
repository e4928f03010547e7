using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Turns the 64-bit time of a pcapng block into nanoseconds since 1970 (if_tsresol and if_tsoffset, section 4.2).</summary>
/// <remarks>What lies outside of the years 1677 to 2262 becomes the nearest moment that can be said. Parts of a nanosecond are dropped.</remarks>
internal readonly struct TimestampScale
{
    /// <summary>The high bit of if_tsresol: the rest is a power of two, not of ten.</summary>
    private const byte BinaryFlag = 0x80;

    /// <summary>10^-9: one unit is one nanosecond.</summary>
    private const int NanosecondDigits = 9;

    /// <summary>From here on a 64-bit count of units is less than a nanosecond, however large: 2^64 &lt; 10^20, and 2^64 · 10^9 &lt; 2^94.</summary>
    private const int DecimalDigitsTooFine = NanosecondDigits + 20;
    private const int BinaryDigitsTooFine = 94;

    private readonly UInt128 _multiplier;
    private readonly UInt128 _divisor;
    private readonly Int128 _offsetNanoseconds;

    /// <summary>Below this the product stays within 64 bits: the usual way.</summary>
    private readonly ulong _plainUnitsEnd;

    /// <summary>Makes the scale of one interface.</summary>
    /// <param name="resolution">if_tsresol as it stands in the file.</param>
    /// <param name="offsetSeconds">if_tsoffset.</param>
    public TimestampScale(byte resolution, long offsetSeconds)
    {
        int digits = resolution & ~BinaryFlag;
        _multiplier = (UInt128)Timestamp.NanosecondsPerSecond;
        if ((resolution & BinaryFlag) != 0)
        {
            _multiplier = digits < BinaryDigitsTooFine ? _multiplier : UInt128.Zero;
            _divisor = UInt128.One << Math.Min(digits, BinaryDigitsTooFine);
        }
        else if (digits <= NanosecondDigits)
        {
            _multiplier = PowerOfTen(NanosecondDigits - digits);
            _divisor = UInt128.One;
        }
        else
        {
            _multiplier = digits < DecimalDigitsTooFine ? UInt128.One : UInt128.Zero;
            _divisor = PowerOfTen(Math.Min(digits, DecimalDigitsTooFine) - NanosecondDigits);
        }

        _offsetNanoseconds = (Int128)offsetSeconds * Timestamp.NanosecondsPerSecond;
        _plainUnitsEnd = _divisor == UInt128.One && offsetSeconds == 0 && _multiplier > UInt128.Zero ? (ulong)(long.MaxValue / (long)_multiplier) + 1 : 0;
        Precision = UnitsPerSecondPastMillion(resolution) ? TimestampPrecision.Nanoseconds : TimestampPrecision.Microseconds;
    }

    /// <summary>Whether a unit is finer than a microsecond.</summary>
    public TimestampPrecision Precision { get; }

    /// <summary>The moment that a block states.</summary>
    public long Nanoseconds(ulong units) => units < _plainUnitsEnd ? (long)(units * (ulong)_multiplier) : Exact(units);

    private long Exact(ulong units)
    {
        Int128 nanoseconds = (Int128)(units * _multiplier / _divisor) + _offsetNanoseconds;
        return (long)Int128.Clamp(nanoseconds, long.MinValue, long.MaxValue);
    }

    private static bool UnitsPerSecondPastMillion(byte resolution) =>
        (resolution & BinaryFlag) != 0 ? (resolution & ~BinaryFlag) >= 20 : resolution > PcapngFormat.DefaultResolution;

    private static UInt128 PowerOfTen(int exponent)
    {
        UInt128 power = UInt128.One;
        for (int factor = 0; factor < exponent; factor++)
        {
            power *= 10;
        }

        return power;
    }
}

using System.Globalization;

namespace TermCap.Engine.Frames;

/// <summary>A moment: nanoseconds since 1970-01-01 00:00:00 UTC, as the capture says it. May step back from frame to frame.</summary>
/// <param name="Nanoseconds">Nanoseconds since the epoch; negative before 1970.</param>
public readonly record struct Timestamp(long Nanoseconds) : IComparable<Timestamp>
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds from <paramref name="other"/> to this moment; negative when this one is earlier. Wraps only past 292 years.</summary>
    public long NanosecondsSince(Timestamp other) => unchecked(Nanoseconds - other.Nanoseconds);

    /// <inheritdoc/>
    public int CompareTo(Timestamp other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>RFC 3339 in UTC with nine digits, as in <c>2017-08-03T03:18:02.056405000Z</c>.</summary>
    public override string ToString()
    {
        long second = Math.DivRem(Nanoseconds, NanosecondsPerSecond, out long rest);
        if (rest < 0)
        {
            second--;
            rest += NanosecondsPerSecond;
        }

        string day = DateTime.UnixEpoch.AddSeconds(second).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{day}.{rest:D9}Z");
    }
}

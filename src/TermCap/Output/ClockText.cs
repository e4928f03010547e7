using System.Globalization;
using TermCap.Arguments;
using TermCap.Engine.Frames;

namespace TermCap.Output;

/// <summary>Writes times as tcpdump's <c>-t</c> flags ask for, with nine digits.</summary>
internal sealed class ClockText(TimeStyle style, TimeZoneInfo zone)
{
    private long? _first;
    private long _before;

    /// <summary>The time with a space behind it; empty for no times. Call it once for each line, in order.</summary>
    public string Next(long nanoseconds)
    {
        _first ??= nanoseconds;
        long before = _before;
        bool isFirst = before == 0;
        _before = nanoseconds;
        return style switch
        {
            TimeStyle.None => "",
            TimeStyle.Unix => Seconds(nanoseconds) + " ",
            TimeStyle.Delta => Span(isFirst ? 0 : nanoseconds - before) + " ",
            TimeStyle.SinceFirst => Span(nanoseconds - _first.Value) + " ",
            TimeStyle.Date => Clock(nanoseconds, "yyyy-MM-dd HH:mm:ss") + " ",
            _ => Clock(nanoseconds, "HH:mm:ss") + " ",
        };
    }

    private static string Seconds(long nanoseconds)
    {
        long second = Math.DivRem(nanoseconds, Timestamp.NanosecondsPerSecond, out long rest);
        return string.Create(CultureInfo.InvariantCulture, $"{second}.{Math.Abs(rest):D9}");
    }

    private static string Span(long nanoseconds)
    {
        long absolute = Math.Abs(nanoseconds);
        long second = Math.DivRem(absolute, Timestamp.NanosecondsPerSecond, out long rest);
        return string.Create(CultureInfo.InvariantCulture, $"{(nanoseconds < 0 ? "-" : "")}{second / 3600:D2}:{second / 60 % 60:D2}:{second % 60:D2}.{rest:D9}");
    }

    private string Clock(long nanoseconds, string format)
    {
        long second = Math.DivRem(nanoseconds, Timestamp.NanosecondsPerSecond, out long rest);
        if (rest < 0)
        {
            (second, rest) = (second - 1, rest + Timestamp.NanosecondsPerSecond);
        }

        DateTime utc = DateTime.UnixEpoch.AddSeconds(second);
        DateTime shown = zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime ? utc : TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{shown.ToString(format, CultureInfo.InvariantCulture)}.{rest:D9}");
    }
}

using System.Globalization;
using TermCap.Engine.Frames;

namespace TermCap.Screen.Text;

/// <summary>Writes moments and spans of time.</summary>
internal static class TimeText
{
    /// <summary>99.123456</summary>
    private const int SecondsCells = 9;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>What heads the column.</summary>
    public static string Title(TimeFormat format) => format switch
    {
        TimeFormat.Local => "Clock",
        TimeFormat.Utc => "UTC",
        TimeFormat.SincePrevious => "Since prev",
        _ => "Time",
    };

    /// <summary>A packet's time, to the microsecond.</summary>
    public static string Packet(Timestamp time, Timestamp? before, Timestamp start, TimeFormat format, TimeZoneInfo zone) => format switch
    {
        TimeFormat.Local => Clock(time, zone),
        TimeFormat.Utc => Clock(time, TimeZoneInfo.Utc),
        TimeFormat.SincePrevious => before is { } other ? Seconds(time.NanosecondsSince(other)) : Seconds(0),
        _ => Seconds(time.NanosecondsSince(start)),
    };

    /// <summary>The same where width is short: a clock to the millisecond; seconds from 100 on with fewer decimals, three at least.</summary>
    public static string PacketShort(Timestamp time, Timestamp? before, Timestamp start, TimeFormat format, TimeZoneInfo zone)
    {
        string text = Packet(time, before, start, format, zone);
        return text[..Math.Min(text.Length, Math.Max(SecondsCells, text.IndexOf('.', StringComparison.Ordinal) + 4))];
    }

    /// <summary>12.401200</summary>
    public static string Seconds(long nanoseconds) => string.Create(Culture, $"{nanoseconds / 1000 / 1e6:0.000000}");

    /// <summary>03:18:02.056405</summary>
    public static string Clock(Timestamp time, TimeZoneInfo zone)
    {
        long microseconds = Math.DivRem(time.Nanoseconds, 1000, out long rest) - (rest < 0 ? 1 : 0);
        DateTime utc = DateTime.UnixEpoch.AddTicks(microseconds * 10);
        return TimeZoneInfo.ConvertTimeFromUtc(utc, zone).ToString("HH:mm:ss.ffffff", Culture);
    }

    /// <summary>00:01:12, or 3d 04:05:06; of what has ended within ten seconds 1.42 s.</summary>
    public static string Elapsed(TimeSpan span, bool hasEnded) =>
        hasEnded && span < TimeSpan.FromSeconds(10) ? string.Create(Culture, $"{span.TotalSeconds:0.00} s")
        : span.Days > 0 ? string.Create(Culture, $"{span.Days}d {span:hh\\:mm\\:ss}") : span.ToString("hh\\:mm\\:ss", Culture);
}

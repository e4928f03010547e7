using System.Text;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>File names with a moment in them, as tcpdump's <c>-G</c> has them: the conversions of strftime(3).</summary>
internal static class StrftimeName
{
    /// <summary>The conversions, with the .NET format that prints the same in the invariant culture; null marks those made by hand.</summary>
    private static readonly (char Conversion, string? Format)[] Conversions =
    [
        ('Y', "yyyy"), ('y', "yy"), ('m', "MM"), ('d', "dd"), ('H', "HH"), ('I', "hh"), ('M', "mm"), ('S', "ss"), ('p', "tt"),
        ('a', "ddd"), ('A', "dddd"), ('b', "MMM"), ('h', "MMM"), ('B', "MMMM"), ('F', "yyyy-MM-dd"), ('T', "HH:mm:ss"), ('R', "HH:mm"), ('D', "MM/dd/yy"),
        ('e', null), ('j', null), ('s', null), ('z', null), ('u', null), ('w', null), ('%', null),
    ];

    /// <summary>The name at a moment. What is no conversion stands as it is.</summary>
    /// <param name="pattern">A name with conversions such as <c>%Y%m%d-%H%M%S</c>.</param>
    /// <param name="time">The moment.</param>
    /// <param name="zone">The zone that the name is in; tcpdump uses the local one.</param>
    public static string At(string pattern, Timestamp time, TimeZoneInfo zone)
    {
        long second = (long)Math.Floor((decimal)time.Nanoseconds / Timestamp.NanosecondsPerSecond);
        DateTimeOffset moment = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(second), zone);
        StringBuilder name = new(pattern.Length + 16);
        for (int index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == '%' && index + 1 < pattern.Length && TryConvert(pattern[index + 1], moment, out string text))
            {
                name.Append(text);
                index++;
            }
            else
            {
                name.Append(pattern[index]);
            }
        }

        return name.ToString();
    }

    private static bool TryConvert(char conversion, DateTimeOffset moment, out string text)
    {
        int row = Array.FindIndex(Conversions, known => known.Conversion == conversion);
        text = row < 0 ? string.Empty
            : Conversions[row].Format is { } format ? moment.ToString(format)
            : ByHand(conversion, moment);
        return row >= 0;
    }

    private static string ByHand(char conversion, DateTimeOffset moment) => conversion switch
    {
        'e' => $"{moment.Day,2}",
        'j' => $"{moment.DayOfYear:D3}",
        's' => $"{moment.ToUnixTimeSeconds()}",
        'z' => $"{(moment.Offset < TimeSpan.Zero ? '-' : '+')}{moment.Offset:hhmm}",
        'u' => $"{(moment.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)moment.DayOfWeek)}",
        'w' => $"{(int)moment.DayOfWeek}",
        _ => "%",
    };
}

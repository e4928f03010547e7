using System.Globalization;

namespace TermCap.Engine.Filters;

/// <summary>Reads what stands behind a number field: numbers, times, words, MAC addresses, as the number that the field keeps.</summary>
internal static class NumberLiterals
{
    private static readonly string[] MomentForms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss",
    ];

    // Longest first: "ms" ends in "s" too.
    private static readonly (string Unit, long Nanoseconds)[] TimeUnits = [("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000)];

    /// <summary>Reads the value of a field.</summary>
    /// <exception cref="FilterException">It is no value of the field's type.</exception>
    public static long Read(FilterField field, FilterToken token)
    {
        string text = token.Text;
        return field.Type switch
        {
            FilterFieldType.Boolean when TryBoolean(text, out long value) => value,
            FilterFieldType.Number when TryNumber(text, out long value) => value,
            FilterFieldType.Seconds or FilterFieldType.Microseconds when TrySpan(text, field.UnitsPerOne, out long value) => value,
            FilterFieldType.Moment when TryMoment(text, out long value) => value,
            FilterFieldType.Mac when TryMac(text, out long value) => value,
            FilterFieldType.Word when TryWord(field, text, out long value) => value,
            _ => throw Refused(field, token),
        };
    }

    /// <summary>Reads a whole number, decimal or 0x hexadecimal, perhaps negative.</summary>
    public static bool TryNumber(string text, out long value)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryBoolean(string text, out long value)
    {
        value = text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return value == 1 || text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    // Decimal keeps every digit; what falls below a nanosecond is refused rather than rounded.
    private static bool TrySpan(string text, long unitsPerOne, out long nanoseconds)
    {
        nanoseconds = 0;
        foreach ((string unit, long unitNanoseconds) in TimeUnits)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal))
            {
                text = text[..^unit.Length];
                unitsPerOne = unitNanoseconds;
                break;
            }
        }

        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            || Math.Abs(value) > long.MaxValue / unitsPerOne)
        {
            return false;
        }

        value *= unitsPerOne;
        nanoseconds = decimal.ToInt64(decimal.Truncate(value));
        return nanoseconds == value;
    }

    private static bool TryMoment(string text, out long nanoseconds)
    {
        text = text.TrimEnd('Z', 'z');
        int point = text.LastIndexOf('.');
        string fraction = point < 0 ? "" : text[(point + 1)..];
        nanoseconds = 0;
        if (fraction.Length > 9 || !fraction.All(char.IsAsciiDigit) || (point >= 0 && fraction.Length == 0)
            || !DateTime.TryParseExact(point < 0 ? text : text[..point], MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime moment))
        {
            return false;
        }

        // A long of nanoseconds reaches from 1677 to 2262.
        long ticks = (moment - DateTime.UnixEpoch).Ticks;
        if (Math.Abs(ticks) > (long.MaxValue / 100) - TimeSpan.TicksPerSecond)
        {
            return false;
        }

        nanoseconds = (ticks * 100) + (fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(9, '0'), CultureInfo.InvariantCulture));
        return true;
    }

    private static bool TryMac(string text, out long mac)
    {
        mac = 0;
        string[] groups = text.Split(':', '-', '.');
        int digits = groups.Length == 3 ? 4 : 2;
        if (groups.Length is not (3 or 6) || groups.Any(group => group.Length != digits || !group.All(char.IsAsciiHexDigit)))
        {
            return false;
        }

        mac = long.Parse(string.Concat(groups), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TryWord(FilterField field, string text, out long value)
    {
        for (int word = 0; word < field.Words.Count; word++)
        {
            if (field.Words[word].Equals(text, StringComparison.OrdinalIgnoreCase) && text.Length > 0)
            {
                value = word;
                return true;
            }
        }

        value = 0;
        return false;
    }

    private static FilterException Refused(FilterField field, FilterToken token)
    {
        (string wants, string? suggestion) = field.Type switch
        {
            FilterFieldType.Boolean => ("true or false", null),
            FilterFieldType.Number => ("a whole number, as in 80 or 0x50", null),
            FilterFieldType.Seconds => ("a number of seconds, as in 0.2 or 200ms", null),
            FilterFieldType.Microseconds => ("a number of microseconds, as in 20 or 0.5", null),
            FilterFieldType.Moment => ("a moment in UTC, as in \"2026-11-22 10:00:00.5\"", null),
            FilterFieldType.Mac => ("a MAC address, as in 02:00:5e:10:00:01", null),
            _ => ($"one of {string.Join(", ", field.Words.Where(word => word.Length > 0))}", NearestName.Find(token.Text, field.Words)),
        };
        return new FilterException($"{field.Name} takes {wants}.", token.Column, token.LengthChars, suggestion);
    }
}

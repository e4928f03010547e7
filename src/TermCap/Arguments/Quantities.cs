using System.Globalization;

namespace TermCap.Arguments;

/// <summary>Reads sizes, counts and times as people write them on a command line.</summary>
internal static class Quantities
{
    /// <summary>A whole number in a range.</summary>
    public static long Number(string flag, string text, long least, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most
            ? value
            : throw Failure.Usage(string.Create(CultureInfo.InvariantCulture, $"cannot use {flag} {text}: write a whole number from {least} to {most}"));

    /// <summary>A size with K, M or G behind it (powers of 1024), or plain bytes.</summary>
    public static long Bytes(string flag, string text, long least, long most)
    {
        int shift = text.Length == 0 ? 0 : char.ToUpperInvariant(text[^1]) switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        string digits = shift == 0 ? text : text[..^1];
        bool isNumber = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value <= long.MaxValue >> shift;
        return isNumber && value << shift >= least && value << shift <= most
            ? value << shift
            : throw Failure.Usage($"cannot use {flag} {text}: write a size from {Size(least)} to {Size(most)}, such as 512M");
    }

    /// <summary><c>duration:N</c>, as tshark writes it: seconds, decimals allowed.</summary>
    public static TimeSpan Duration(string text)
    {
        const string Key = "duration:";
        bool isDuration = text.StartsWith(Key, StringComparison.Ordinal)
            && double.TryParse(text.AsSpan(Key.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= 31_536_000;
        return isDuration
            ? TimeSpan.FromSeconds(double.Parse(text.AsSpan(Key.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture))
            : throw Failure.Usage($"cannot use -a {text}: write duration:N with N in seconds, such as -a duration:30");
    }

    private static string Size(long bytes) => bytes >= 1 << 30 ? $"{bytes >> 30}G" : bytes >= 1 << 20 ? $"{bytes >> 20}M" : $"{bytes >> 10}K";
}

using System.Globalization;
using TermCap.Engine.Summary;

namespace TermCap.Screen.Text;

/// <summary>Figures as people read them.</summary>
internal static class NumberText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>6,214</summary>
    public static string Whole(long count) => Counted.Of(count);

    /// <summary>At most five characters: 999, 1.2k, 88k, 1.2M.</summary>
    public static string Short(double count) => count switch
    {
        < 0 => "-" + Short(-count),
        < 10 when count != Math.Floor(count) => count.ToString("0.0", Culture),
        < 999.5 => count.ToString("0", Culture),
        < 99_950 => (count / 1e3).ToString("0.0", Culture) + "k",
        < 999_500 => (count / 1e3).ToString("0", Culture) + "k",
        < 99_950_000 => (count / 1e6).ToString("0.0", Culture) + "M",
        < 999_500_000 => (count / 1e6).ToString("0", Culture) + "M",
        _ => (count / 1e9).ToString("0.0", Culture) + "G",
    };

    /// <summary>1.2 kB, 88 MB.</summary>
    public static string Bytes(long count)
    {
        string text = Short(count);
        return char.IsLetter(text[^1]) ? $"{text[..^1]} {text[^1]}B" : $"{text} B";
    }

    /// <summary>A span of time with the unit that suits it: <c>38 µs</c>, <c>1.2 ms</c>, <c>3.4 s</c>.</summary>
    public static string Span(long nanoseconds)
    {
        long size = Math.Abs(nanoseconds);
        return size switch
        {
            < 1_000 => $"{nanoseconds} ns",
            < 10_000 => string.Create(Culture, $"{nanoseconds / 1e3:0.#} µs"),
            < 1_000_000 => string.Create(Culture, $"{nanoseconds / 1e3:0} µs"),
            < 10_000_000 => string.Create(Culture, $"{nanoseconds / 1e6:0.#} ms"),
            < 1_000_000_000 => string.Create(Culture, $"{nanoseconds / 1e6:0} ms"),
            _ => string.Create(Culture, $"{nanoseconds / 1e9:0.0} s"),
        };
    }

    /// <summary>Two spans, with the unit once where it is the same: <c>4/38 µs</c>.</summary>
    public static string Spans(long first, long second)
    {
        (string one, string other) = (Span(first), Span(second));
        int unit = one.IndexOf(' ', StringComparison.Ordinal);
        return other.EndsWith(one[unit..], StringComparison.Ordinal) ? $"{one[..unit]}/{other}" : $"{one} / {other}";
    }

    /// <summary>The difference of two copies: <c>+0 µs</c>, <c>+1.2 ms</c>, <c>-3 µs</c>.</summary>
    public static string Delta(long nanoseconds)
    {
        string text = Math.Abs(nanoseconds) < 1_000_000
            ? string.Create(Culture, $"{nanoseconds / 1e3:0.#} µs")
            : Span(nanoseconds);
        return nanoseconds < 0 ? text : "+" + text;
    }
}

namespace TermCap.Screen.Text;

/// <summary>Draws a row of values as a row of bars, one character each.</summary>
internal static class ChartText
{
    /// <summary>The last <paramref name="width"/> values, scaled so that the largest fills a cell; zero is the lowest bar.</summary>
    public static string Line(IReadOnlyList<int> values, int width, string levels)
    {
        int skip = Math.Max(0, values.Count - width);
        int most = Math.Max(1, values.Skip(skip).DefaultIfEmpty(0).Max());
        return string.Concat(values.Skip(skip).Select(value => levels[Level(value, most, levels.Length)]));
    }

    // What is not zero is seen to be not zero.
    private static int Level(int value, int most, int levels) => value <= 0 ? 0 : Math.Max(1, (int)((long)value * (levels - 1) / most));
}

namespace TermCap.Screen.Text;

/// <summary>Events of the last minute as a row of bars.</summary>
internal static class RateText
{
    private const int Seconds = 60;

    /// <summary>A chart of the last minute, now at its right end; the minute's part that was not yet there is blank.</summary>
    /// <param name="perSecond">Events in each second, oldest first, up to 60.</param>
    /// <param name="cells">Cells of the chart; each stands for 60 / cells seconds.</param>
    /// <param name="levels">The bars, lowest first.</param>
    public static string Chart(IReadOnlyList<int> perSecond, int cells, string levels)
    {
        int size = Seconds / cells;
        // Counted from now, so that a cell's seconds stay together as the minute fills.
        int[] sums = [.. perSecond.Reverse().Chunk(size).Select(seconds => seconds.Sum()).Reverse()];
        return ChartText.Line(sums, cells, levels).PadLeft(cells);
    }

    /// <summary>The most in one second, as in <c>12/s</c>.</summary>
    public static string Most(IReadOnlyList<int> perSecond) => NumberText.Short(perSecond.DefaultIfEmpty(0).Max()) + "/s";
}

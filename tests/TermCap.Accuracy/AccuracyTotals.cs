using System.Globalization;

namespace TermCap.Accuracy;

/// <summary>Sums over all scenarios, for each input.</summary>
internal sealed class AccuracyTotals
{
    private readonly Dictionary<string, Total> _totals = [];

    public void Add(string input, Score score, CleanScore? clean)
    {
        Total before = _totals.GetValueOrDefault(input) ?? new Total(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);
        _totals[input] = new Total(
            before.Scenarios + 1,
            before.Whole + (score.Right == score.Frames ? 1 : 0),
            before.Frames + score.Frames,
            before.Right + score.Right,
            before.Collapsed + score.Collapsed,
            before.Apart + score.Apart,
            before.Missing + (clean?.Missing ?? 0),
            before.Extra + (clean?.Extra ?? 0),
            before.Adjacent + score.Adjacent,
            before.AdjacentRight + score.AdjacentRight,
            before.HasClean || clean is not null);
    }

    public void Print()
    {
        Console.WriteLine("\n## In all\n\n| input | scenarios | of them 100 % | frames | right % | adjacent %: right of them % | collapsed | apart | clean: missing, extra |\n|---|---|---|---|---|---|---|---|---|");
        foreach ((string input, Total total) in _totals)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {input} | {total.Scenarios} | {total.Whole} | {total.Frames} | {Score.PercentOf(total.Right, total.Frames)} | {Score.PercentOf(total.Adjacent, total.Frames)}: {Score.PercentOf(total.AdjacentRight, total.Adjacent)} | {total.Collapsed} | {total.Apart} | {(total.HasClean ? $"{total.Missing}, {total.Extra}" : "")} |"));
        }
    }

    private sealed record Total(int Scenarios, int Whole, int Frames, int Right, int Collapsed, int Apart, int Missing, int Extra, int Adjacent, int AdjacentRight, bool HasClean);
}

using System.Globalization;
using TermCap.Engine.Pairing;

namespace TermCap.Accuracy;

/// <summary>Prints how pairing does where the capture lost frames: some of each scenario are removed at random, and the labels are those of the frames left.</summary>
internal static class DropsCommand
{
    private const int SeedCount = 5;
    private static readonly double[] Shares = [0.01, 0.05, 0.20];

    public static int Run(string[] args)
    {
        string corpus = Corpus.Find(args);
        string? only = args.Skip(1).FirstOrDefault(argument => !argument.StartsWith('-') && !Directory.Exists(argument));
        Dictionary<(string Input, double Share), Sum> sums = [];
        foreach (string folder in Corpus.Scenarios(corpus).Where(folder => only is null || Path.GetFileName(folder) == only))
        {
            Scenario scenario = new(folder);
            foreach (AccuracyInput input in AccuracyInput.All)
            {
                if (input.Read(scenario) is not { } whole)
                {
                    continue;
                }

                foreach (double share in Shares)
                {
                    Sum sum = sums.GetValueOrDefault((input.Name, share)) ?? new Sum();
                    sums[(input.Name, share)] = sum;
                    for (int seed = 1; seed <= SeedCount; seed++)
                    {
                        AccuracyRun run = whole.Without(share, seed).Run();
                        Score score = Score.Of(run.Classes, [.. run.Paired.Placements.Select(placement => placement.Packet)], run.Labels);
                        sum.Add(score, score.CollapsedPackets.Count(packet => (run.Paired.Closings[packet].Notes & PacketNotes.Ambiguous) != 0));
                        if (score.Collapsed > 0 && args.Contains("--wrong"))
                        {
                            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Name}, {input.Name}, {share}, seed {seed}: {score.Collapsed} collapsed"));
                            PairingCommand.PrintWrong(run);
                        }
                    }
                }
            }
        }

        Print(sums);
        return 0;
    }

    private static void Print(Dictionary<(string Input, double Share), Sum> sums)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            ## Where the capture lost frames

            `dotnet run -c Release --project tests/TermCap.Accuracy -- drops`: frames of every scenario removed at random, {SeedCount} seeds; the labels are those of the frames left.

            | input | frames removed | frames left | right % | collapsed | of them say `ambiguous` | apart |
            |---|---|---|---|---|---|---|
            """));
        foreach (((string input, double share), Sum sum) in sums.OrderBy(entry => Array.FindIndex([.. AccuracyInput.All], one => one.Name == entry.Key.Input)).ThenBy(entry => entry.Key.Share))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {input} | {share * 100:0} % | {sum.Frames} | {Score.PercentOf(sum.Right, sum.Frames)} | {sum.Collapsed} | {sum.Said} | {sum.Apart} |"));
        }
    }

    private sealed class Sum
    {
        public long Frames { get; private set; }

        public long Right { get; private set; }

        public long Collapsed { get; private set; }

        public long Apart { get; private set; }

        /// <summary>Of the collapsed ones those that say that their copies could as well be another packet's.</summary>
        public long Said { get; private set; }

        public void Add(Score score, int said)
        {
            Said += said;
            Frames += score.Frames;
            Right += score.Right;
            Collapsed += score.Collapsed;
            Apart += score.Apart;
        }
    }
}

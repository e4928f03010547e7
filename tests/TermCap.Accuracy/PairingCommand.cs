using System.Globalization;

namespace TermCap.Accuracy;

/// <summary>Prints how pairing does on every scenario of the corpus.</summary>
internal static class PairingCommand
{
    private const string Introduction = """
        # How right pairing is

        Printed by `dotnet run -c Release --project tests/TermCap.Accuracy` over captures from a host with the real bonding driver, labelled by kernel probes.

        - *right*: frames in the packet that the labels give; frames with the same bytes at one tap may change places.
        - *adjacent*: frames of packets whose copies stand side by side in the capture, no other frame between, and how many of those are right.
        - *collapsed*: packets found that hold frames of several labelled ones. *apart*: labelled packets whose frames stand in several.
        - *ambiguous*: packets that say so themselves. *clean*: frames of the masters' own captures that the cleaned file lacks, and frames that it has beside them.
        - Inputs: the any-capture with its topology (*SLL2, names*), with nothing but interface indexes (*SLL2, no names*), without any interface (*SLL*), the devices' own files (*files*), and one pcapng file with an interface for each device (*pcapng*).
        - For editcap the packets are the frames that it keeps, collapsed are packets of which it keeps none, apart are frames that it should have dropped.

        | scenario | input | frames | packets | right % | adjacent %: right of them % | collapsed | apart | ambiguous | clean: missing, extra |
        |---|---|---|---|---|---|---|---|---|---|
        """;

    public static int Run(string[] args)
    {
        string corpus = Corpus.Find(args);
        string? only = args.FirstOrDefault(argument => !argument.StartsWith('-') && !Directory.Exists(argument));
        bool hasEditcap = Editcap.IsInstalled();
        Console.WriteLine(Introduction);
        int failures = 0;
        AccuracyTotals totals = new();
        foreach (string folder in Corpus.Scenarios(corpus).Where(folder => only is null || Path.GetFileName(folder) == only))
        {
            Scenario scenario = new(folder);
            foreach (AccuracyInput input in AccuracyInput.All)
            {
                if (input.Read(scenario)?.Run() is not { } run)
                {
                    continue;
                }

                Score score = Score.Of(run.Classes, [.. run.Paired.Placements.Select(placement => placement.Packet)], run.Labels);
                CleanScore? clean = CleanScore.Of(scenario, run);
                failures += score.Right < score.Frames ? 1 : 0;
                totals.Add(input.Name, score, clean);
                Print(scenario.Name, input.Name, score, run.Paired, clean);
                if (args.Contains("--ambiguous"))
                {
                    PrintAmbiguous(scenario, run.Paired);
                }

                if (args.Contains("--wrong"))
                {
                    PrintWrong(run);
                }
            }

            foreach (Editcap tool in hasEditcap ? Editcap.All : [])
            {
                Console.WriteLine(tool.Row(scenario));
            }
        }

        totals.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nRows with a frame in another packet than labelled: {failures}."));
        return 0;
    }

    private static void Print(string scenario, string input, Score score, PairedCapture paired, CleanScore? clean) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {scenario} | {input} | {score.Frames} | {score.Packets} | {score.Percent} | {Score.PercentOf(score.Adjacent, score.Frames)}: {Score.PercentOf(score.AdjacentRight, score.Adjacent)} | {score.Collapsed} | {score.Apart} | {paired.Counters.Ambiguous} | {(clean is null ? "" : $"{clean.Missing}, {clean.Extra}")} |"));

    /// <summary>Shows the packets that say that their copies could as well be another's.</summary>
    private static void PrintAmbiguous(Scenario scenario, PairedCapture paired)
    {
        foreach (Engine.Pairing.PacketClosing closing in paired.Closings.Values.Where(closing => (closing.Notes & Engine.Pairing.PacketNotes.Ambiguous) != 0))
        {
            int[] frames = [.. Enumerable.Range(0, scenario.Frames.Count).Where(frame => paired.Placements[frame].Packet == closing.Packet)];
            Console.WriteLine("    " + string.Join("; ", frames.Select(frame => string.Create(CultureInfo.InvariantCulture,
                $"{frame + 1} {scenario.Roles[frame]} label {scenario.Labels[frame]} +{scenario.Frames[frame].Time - scenario.Frames[frames[0]].Time} ns"))));
        }
    }

    /// <summary>Shows the labelled packets whose frames stand elsewhere.</summary>
    public static void PrintWrong(AccuracyRun run)
    {
        foreach (IGrouping<long, int> label in Enumerable.Range(0, run.Frames.Count).GroupBy(frame => run.Labels[frame]).Where(label => IsWrong(label, run.Paired)).Take(20))
        {
            Console.WriteLine("    " + string.Join("; ", label.Select(frame => string.Create(CultureInfo.InvariantCulture,
                $"{frame + 1} {run.Classes[frame].Split(' ')[0]} {run.Paired.Placements[frame].Direction} packet {run.Paired.Placements[frame].Packet} +{run.Frames[frame].Time - run.Frames[label.First()].Time} ns"))));
        }
    }

    private static bool IsWrong(IGrouping<long, int> label, PairedCapture paired)
    {
        long packet = paired.Placements[label.First()].Packet;
        return label.Any(frame => paired.Placements[frame].Packet != packet) || paired.Placements.Count(placement => placement.Packet == packet) != label.Count();
    }
}

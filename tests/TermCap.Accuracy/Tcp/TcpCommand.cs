using System.Globalization;

namespace TermCap.Accuracy.Tcp;

/// <summary>Compares our verdicts with the oracle's, capture by capture: flags first, then every other column.</summary>
internal static class TcpCommand
{
    public static int Run(string[] args)
    {
        string shared = Option(args, "--shared") ?? "../shared";
        bool isVerbose = args.Contains("-v");
        if (Option(args, "--oracle") is { } oracle)
        {
            return CompareAny(oracle, [.. args.SkipWhile(argument => argument != "--oracle").Skip(2).Where(argument => argument != "-v")], isVerbose);
        }

        List<(string Group, string Capture, string Verdicts)> captures = [];
        if (Option(args, "--folder") is { } folder)
        {
            captures.AddRange(Beside("folder", folder, "*.tsv", ".tsv"));
        }
        else
        {
            captures.AddRange(Beside("probes", Path.Combine(shared, "oracle/probes"), "*.tsv", ".tsv"));
            captures.AddRange(Beside("public", Path.Combine(shared, "public-captures"), "*.tsv", ".tsv"));
            foreach (string scenario in Directory.GetDirectories(Path.Combine(shared, "captures")).Order(StringComparer.Ordinal))
            {
                captures.AddRange(Beside("corpus", scenario, "*.verdicts.tsv", ".verdicts.tsv"));
            }
        }

        int different = 0;
        foreach (IGrouping<string, (string Group, string Capture, string Verdicts)> group in captures.GroupBy(capture => capture.Group))
        {
            Parity total = new(group.Key);
            foreach ((_, string capture, string verdicts) in group)
            {
                Dictionary<long, OracleRow> rows = OracleRow.Read(verdicts, out string[] names);
                total.Add(Parity.Of(capture, names, rows, isVerbose));
            }

            total.Print();
            different += total.FlagsDifferent;
        }

        bool isCounted = Option(args, "--folder") is not null || CountResent(shared, isVerbose);
        return different == 0 && isCounted ? 0 : 1;
    }

    /// <summary>Asks the oracle itself, for captures without recorded verdicts; what differs is printed capture by capture.</summary>
    private static int CompareAny(string folder, string[] captures, bool isVerbose)
    {
        Parity total = new("all");
        int unequal = 0;
        foreach (string capture in captures)
        {
            Parity parity = Parity.Of(capture, OracleTshark.Columns, OracleTshark.Read(folder, capture), isVerbose);
            unequal += parity.FlagsDifferent > 0 ? 1 : 0;
            total.Add(parity);
        }

        total.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{captures.Length} captures, {unequal} with other flags, {total.ValuesDifferent} other values"));
        return total.FlagsDifferent + total.ValuesDifferent == 0 ? 0 : 1;
    }

    private static bool CountResent(string shared, bool isVerbose)
    {
        Console.WriteLine("## resent, for the capturing host as sender: ours and the kernel's TcpRetransSegs");
        int unequal = 0;
        foreach (string scenario in Directory.GetDirectories(Path.Combine(shared, "captures")).Order(StringComparer.Ordinal))
        {
            unequal += KernelCount.Print(scenario, isVerbose) ? 0 : 1;
        }

        return unequal == 0;
    }

    private static string? Option(string[] args, string name)
    {
        int index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length ? args[index + 1] : null;
    }

    private static IEnumerable<(string Group, string Capture, string Verdicts)> Beside(string group, string folder, string pattern, string suffix)
    {
        foreach (string verdicts in Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal))
        {
            string stem = verdicts[..^suffix.Length];
            string? capture = new[] { stem, stem + ".pcap", stem + ".pcapng" }.FirstOrDefault(File.Exists);
            if (capture is not null)
            {
                string kind = group == "corpus" ? Path.GetFileName(capture).StartsWith("any", StringComparison.Ordinal) ? "corpus raw" : "corpus clean" : group;
                yield return (kind, capture, verdicts);
            }
        }
    }

    internal static string Percent(long part, long whole) => whole == 0 ? "-" : (100.0 * part / whole).ToString("0.000", CultureInfo.InvariantCulture);
}

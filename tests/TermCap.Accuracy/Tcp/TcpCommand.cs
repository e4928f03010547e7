using System.Globalization;

namespace TermCap.Accuracy.Tcp;

/// <summary>Compares our verdicts with the oracle's, capture by capture: flags first, then every other column.</summary>
internal static class TcpCommand
{
    public static int Run(string[] args) => Run(args, Console.Out);

    public static int Run(string[] args, TextWriter output)
    {
        bool isVerbose = args.Contains("-v");
        if (Option(args, "--oracle") is { } oracle)
        {
            return CompareAny(oracle, [.. args.SkipWhile(argument => argument != "--oracle").Skip(2).Where(argument => argument != "-v")], isVerbose);
        }

        if (Option(args, "--folder") is { } folder)
        {
            Parity parity = Total("folder", Beside("folder", folder, "*.tsv", ".tsv").Select(capture => Compare(capture.Capture, capture.Verdicts, isVerbose)));
            parity.Print();
            return parity.FlagsDifferent == 0 ? 0 : 1;
        }

        string own = Path.Combine(Corpus.RepositoryRoot(), "tests", "captures");
        string shared = Option(args, "--shared") ?? Path.Combine(Corpus.RepositoryRoot(), "..", "shared");
        bool isShared = !args.Contains("--repository") && Directory.Exists(Path.Combine(shared, "captures"));
        string[] scenarios = [.. Directory.GetDirectories(isShared ? Path.Combine(shared, "captures") : own).Order(StringComparer.Ordinal)];
        List<(string Group, string Capture, string Verdicts)> captures =
        [
            // The repository has a few probes of its own.
            .. (isShared ? Beside("probes", Path.Combine(shared, "oracle/probes"), "*.tsv", ".tsv") : [])
                .Concat(Beside("probes", Path.Combine(own, "probes"), "*.tsv", ".tsv"))
                .DistinctBy(probe => Path.GetFileName(probe.Capture)).OrderBy(probe => Path.GetFileName(probe.Capture), StringComparer.Ordinal),
            .. Beside("public", isShared ? Path.Combine(shared, "public-captures") : Path.Combine(own, "public"), "*.tsv", ".tsv"),
            .. scenarios.SelectMany(scenario => Beside("corpus", scenario, "*.verdicts.tsv", ".verdicts.tsv")),
            .. Beside("random", Path.Combine(own, "random"), "*.tsv", ".tsv"),
            .. Beside("unseen", Path.Combine(own, "unseen"), "*.tsv", ".tsv"),
        ];
        (string Group, Parity Parity)[] compared = [.. captures.Select(capture => (capture.Group, Compare(capture.Capture, capture.Verdicts, isVerbose: true)))];
        new TcpTables(output).Write(compared, scenarios.Select(KernelCount.Of).OfType<KernelCount>(), isVerbose);
        // Differences that are known stand in accuracy.md with their reasons; flags have none.
        return compared.Sum(one => one.Parity.FlagsDifferent) == 0 ? 0 : 1;
    }

    private static Parity Compare(string capture, string verdicts, bool isVerbose)
    {
        Dictionary<long, OracleRow> rows = OracleRow.Read(verdicts, out string[] names);
        return Parity.Of(capture, names, rows, isVerbose);
    }

    private static Parity Total(string name, IEnumerable<Parity> parts)
    {
        Parity total = new(name);
        foreach (Parity part in parts)
        {
            total.Add(part);
        }

        return total;
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

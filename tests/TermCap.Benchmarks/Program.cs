using System.Globalization;
using TermCap.Benchmarks;

// What each stage, pairing, hostile input and filters cost, beside tshark and editcap where they are installed. Each table is measured by turns in one run: its ratios hold on a busy machine too.
// Usage: dotnet run -c Release --project tests/TermCap.Benchmarks [-- [stages|pairing|hostile|peers|filters] [FRAMES [FILE]]]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] names = ["stages", "pairing", "hostile", "peers", "filters"];
string[] wanted = [.. args.Where(names.Contains)];
string[] rest = [.. args.Except(names)];
int frames = rest.Length > 0 ? int.Parse(rest[0]) : 1_000_000;
string path = rest.Length > 1 ? rest[1] : Path.Combine(Path.GetTempPath(), $"termcap-bench-{frames}.pcap");
bool needsFile = wanted.Length == 0 || wanted.Any(name => name is "stages" or "peers");
if (rest.Length <= 1 && needsFile)
{
    BondedTraffic.Write(path, frames, flows: 4096);
}

Console.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}");
foreach (string name in wanted.Length == 0 ? names : wanted)
{
    Run(name);
}

if (rest.Length <= 1)
{
    File.Delete(path);
}

void Run(string name)
{
    switch (name)
    {
        case "stages":
            StageBenchmark.Run(path, Console.Out);
            break;
        case "pairing":
            PairingBenchmark.Run(Console.Out);
            break;
        case "hostile":
            HostileBenchmark.Run(Console.Out);
            break;
        case "peers":
            PeerBenchmark.Run(path, Console.Out);
            break;
        default:
            FilterBenchmark.Run(Console.Out);
            break;
    }
}

using System.Globalization;
using TermCap.Benchmarks;

// Frames per second for each stage, each stage holding those before it, on one thread, with bytes allocated per frame; beside tshark and editcap where they are installed.
// Usage: dotnet run -c Release --project tests/TermCap.Benchmarks [-- FRAMES [FILE]]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int frames = args.Length > 0 ? int.Parse(args[0]) : 1_000_000;
string path = args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), $"termcap-bench-{frames}.pcap");
if (args.Length <= 1)
{
    BondedTraffic.Write(path, frames, flows: 4096);
}

Console.WriteLine($"{path}: {new FileInfo(path).Length / 1e6:F0} MB, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
StageBenchmark.Run(path, Console.Out);
PeerBenchmark.Run(path, Console.Out);
FilterBenchmark.Run(Console.Out);
if (args.Length <= 1)
{
    File.Delete(path);
}

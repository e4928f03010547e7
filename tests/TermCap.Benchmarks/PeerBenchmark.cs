using System.ComponentModel;
using System.Diagnostics;

namespace TermCap.Benchmarks;

/// <summary>The same file through TermCap and the tools that people use today, where they are installed: wall time of whole processes, by turns, the best of several rounds.</summary>
/// <remarks>TermCap is the program that TERMCAP_PROGRAM names (the published one, say), else the one built beside these benchmarks, which has to be compiled as it starts.</remarks>
internal static class PeerBenchmark
{
    private const int Rounds = 3;

    public static void Run(string path, TextWriter output)
    {
        string temporary = Path.Combine(Path.GetTempPath(), $"termcap-bench-{Environment.ProcessId}.pcap");
        string termcap = Environment.GetEnvironmentVariable("TERMCAP_PROGRAM") ?? Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../TermCap/release/termcap"));
        Peer[] peers =
        [
            new(termcap, "clean", path, "-o", temporary, "--force"),
            new(termcap, "report", path),
            new("tcpdump", "-r", path, "-w", "/dev/null"),
            new("editcap", "-d", "-I", "8", path, temporary),
            new("tshark", "-r", path, "-q", "-z", "io,stat,0,tcp.analysis.retransmission"),
            new(termcap, "--version"),
        ];
        for (int round = 0; round < Rounds; round++)
        {
            Array.ForEach(peers, peer => peer.Measure());
        }

        File.Delete(temporary);
        output.WriteLine($"\n{termcap}, {new FileInfo(path).Length / 1e6:F0} MB");
        output.WriteLine("| whole process | wall seconds | to clean |");
        output.WriteLine("|---|--:|--:|");
        foreach (Peer peer in peers)
        {
            output.WriteLine($"| {peer.Name} | {peer.Answer} | {peer.Wall / peers[0].Wall:F2} |");
        }
    }

    private sealed class Peer(string tool, params string[] arguments)
    {
        public string Name => $"{Path.GetFileName(tool)} {string.Join(' ', arguments.Where(argument => !argument.StartsWith('/')))}";

        public double Wall { get; private set; } = double.NaN;

        public string Answer => double.IsNaN(Wall) ? "not installed" : $"{Wall:F2}";

        public void Measure()
        {
            try
            {
                long start = Stopwatch.GetTimestamp();
                using Process process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                process.StandardError.ReadToEndAsync();
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
                Wall = double.IsNaN(Wall) ? wall : Math.Min(Wall, wall);
            }
            catch (Win32Exception)
            {
                // Not installed: the row says so.
            }
        }
    }
}

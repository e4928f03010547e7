using System.ComponentModel;
using System.Diagnostics;

namespace TermCap.Benchmarks;

/// <summary>The same file through the tools that people use today, where they are installed; wall time of the whole process.</summary>
internal static class PeerBenchmark
{
    public static void Run(string path, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| peer | seconds of wall time |");
        output.WriteLine("|---|--:|");
        string temporary = Path.Combine(Path.GetTempPath(), "termcap-bench-peer.pcap");
        Measure(output, "tcpdump", "-r", path, "-w", "/dev/null");
        Measure(output, "editcap", "-d", "-I", "8", path, temporary);
        Measure(output, "tshark", "-r", path, "-q", "-z", "io,stat,0,tcp.analysis.retransmission");
        File.Delete(temporary);
    }

    private static void Measure(TextWriter output, string tool, params string[] arguments)
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            using Process process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            output.WriteLine($"| {tool} {string.Join(' ', arguments)} | {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} |");
        }
        catch (Win32Exception)
        {
            output.WriteLine($"| {tool} | not installed |");
        }
    }
}

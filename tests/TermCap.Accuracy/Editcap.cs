using System.Diagnostics;
using System.Globalization;

namespace TermCap.Accuracy;

/// <summary>What dropping frames with equal bytes makes of the same capture: the usual way without TermCap.</summary>
internal sealed record Editcap(string Name, string[] Arguments)
{
    public static IReadOnlyList<Editcap> All { get; } =
    [
        new("editcap -d", ["-d"]),
        new("editcap -I 8 -d", ["-I", "8", "-d"]),
        new("editcap -I 8 -w 0.01", ["-I", "8", "-w", "0.01"]),
    ];

    public static bool IsInstalled()
    {
        try
        {
            return Run(["-v"]) == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>A row of the table: packets of which no frame is left count as collapsed, further frames of a packet as apart.</summary>
    public string Row(Scenario scenario)
    {
        string output = Path.GetTempFileName();
        try
        {
            if (Run([.. Arguments, "-F", "nsecpcap", Path.Combine(scenario.Folder, "any.sll2.pcap"), output]) != 0)
            {
                return $"| {scenario.Name} | {Name} | failed | | | | | | |";
            }

            List<CapturedFrame> kept = CapturedFrame.Read(output);
            HashSet<long> packets = [];
            int apart = 0;
            int at = 0;
            foreach (CapturedFrame frame in kept)
            {
                while (scenario.Frames[at].Time != frame.Time || !scenario.Frames[at].Bytes.AsSpan().SequenceEqual(frame.Bytes))
                {
                    at++;
                }

                apart += packets.Add(scenario.Labels[at]) ? 0 : 1;
                at++;
            }

            int lost = scenario.Labels.Distinct().Count() - packets.Count;
            return string.Create(CultureInfo.InvariantCulture, $"| {scenario.Name} | {Name} | {scenario.Frames.Count} | {kept.Count} | | {lost} | {apart} | | |");
        }
        finally
        {
            File.Delete(output);
        }
    }

    private static int Run(string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("editcap", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}

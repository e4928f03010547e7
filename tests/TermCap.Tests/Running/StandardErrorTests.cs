using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TermCap.Tests.Terminals;

namespace TermCap.Tests.Running;

/// <summary>A full disk under standard error takes the remarks, and nothing else.</summary>
public sealed class StandardErrorTests
{
    private const string Capture = "seed-redis/any.sll2.pcap";
    private const int Usr1 = 10;

    [Fact]
    public void Counters_that_nobody_can_take_end_no_capture()
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", "exec \"$@\" 2>/dev/full", "sh", .. ProgramRun.Command, "report", "-", "--json"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process program = Process.Start(start)!;
        byte[] capture = File.ReadAllBytes(Path.Combine(ProgramRun.Captures, Capture));
        program.StandardInput.BaseStream.Write(capture.AsSpan(0, capture.Length / 2));
        program.StandardInput.BaseStream.Flush();
        Assert.True(SpinWait.SpinUntil(() => HeedsUsr1(program.Id), TimeSpan.FromSeconds(30)));
        Assert.Equal(0, TerminalCalls.Kill(program.Id, Usr1));
        program.StandardInput.BaseStream.Write(capture.AsSpan(capture.Length / 2));
        program.StandardInput.Close();
        string output = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        Assert.Equal(0, program.ExitCode);
        Assert.Equal(Frames(ProgramRun.Of("report", Capture, "--json").Output), Frames(output));
    }

    private static int Frames(string report) => JsonDocument.Parse(report).RootElement.GetProperty("frames").GetInt32();

    /// <summary>Whether the process has a handler for it: before that the signal would end it (proc(5), SigCgt).</summary>
    private static bool HeedsUsr1(int process)
    {
        string caught = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal));
        return (ulong.Parse(caught.AsSpan("SigCgt:".Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (Usr1 - 1))) != 0;
    }
}

using System.Diagnostics;
using System.Globalization;

namespace TermCap.Capture.Tests;

public sealed class InterruptTests
{
    // A shell reports a child that a signal ended as 128 and the signal's number.
    private const int EndedByInterrupt = 128 + 2;

    [Fact]
    public void A_script_that_started_it_in_the_background_can_end_it_with_SIGINT()
    {
        // What a shell without job control does for a command with an ampersand.
        string probe = Path.Combine(AppContext.BaseDirectory, "TermCap.Capture.Probe");
        using Process process = Process.Start(new ProcessStartInfo("sh", ["-c", "trap '' INT; exec \"$0\" heed", probe]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.True(process.WaitForExit(10_000), "SIGINT is still ignored");
        Assert.Equal(EndedByInterrupt, process.ExitCode);
    }
}

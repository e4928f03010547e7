using System.Diagnostics;

namespace TermCap.Tests;

/// <summary>Runs the program with a terminal on its outputs, by util-linux's script(1).</summary>
internal static class ScriptCommand
{
    /// <summary>Whether it is installed.</summary>
    public static bool IsAvailable => File.Exists("/usr/bin/script");

    /// <summary>Runs it to its end; both outputs come as one.</summary>
    public static ProgramRun Run(string terminal, params string[] arguments)
    {
        ProcessStartInfo start = new("/usr/bin/script", ["-qec", string.Join(' ', ProgramRun.Command.Concat(arguments).Select(word => $"'{word}'")), "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = ProgramRun.Captures,
        };
        start.Environment["TERM"] = terminal;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output, "");
    }
}

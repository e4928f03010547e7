using System.Diagnostics;
using System.Text;

namespace TermCap.Tests;

/// <summary>The built program, run to its end: exit code and both outputs.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramRun(int Code, string Output, string Error)
{
    private const int DeadlineMilliseconds = 60_000;

    /// <summary>Bytes of standard output, for captures written to it.</summary>
    public byte[] OutputBytes { get; private init; } = [];

    /// <summary>Where the tests' captures lie.</summary>
    public static string Captures { get; } = Repository.Folder("tests/captures");

    /// <summary>Whether the tests run against a published file.</summary>
    public static bool IsPublished => Command.Count == 1;

    /// <summary>How the program is started: a published file where TERMCAP_PROGRAM names one, else what was built beside the tests.</summary>
    public static IReadOnlyList<string> Command { get; } = Environment.GetEnvironmentVariable("TERMCAP_PROGRAM") is { Length: > 0 } published
        ? [published]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "termcap.dll")];

    /// <summary>Runs it in the captures' folder with nothing on standard input.</summary>
    public static ProgramRun Of(params string[] arguments) => Of(arguments, new Dictionary<string, string?>());

    /// <summary>Runs it with changed environment variables (null removes one) and bytes on standard input.</summary>
    public static ProgramRun Of(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment, byte[]? input = null)
    {
        Process process = Start(arguments, environment);
        Task<byte[]> reading = Task.Run(() => ReadAll(process.StandardOutput.BaseStream));
        Task<string> errors = Task.Run(process.StandardError.ReadToEnd);
        if (input is not null)
        {
            process.StandardInput.BaseStream.Write(input);
        }

        process.StandardInput.Close();
        if (!process.WaitForExit(DeadlineMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"termcap {string.Join(' ', arguments)} did not end in {DeadlineMilliseconds / 1000} s.");
        }

        Task.WaitAll(reading, errors);
        byte[] bytes = reading.Result;
        return new ProgramRun(process.ExitCode, Encoding.UTF8.GetString(bytes), errors.Result) { OutputBytes = bytes };
    }

    private static byte[] ReadAll(Stream stream)
    {
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Starts it; whoever called ends it.</summary>
    public static Process Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        ProcessStartInfo start = new(Command[0], [.. Command.Skip(1), .. arguments])
        {
            WorkingDirectory = Captures,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["TZ"] = "UTC";
        start.Environment["XDG_CONFIG_HOME"] = "/nonexistent";
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Asserts one sentence on standard error, whole and without a stack trace.</summary>
    public string AssertSentence()
    {
        string[] lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Single(lines);
        Assert.StartsWith("termcap: ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", lines[0], StringComparison.Ordinal);
        return lines[0];
    }
}

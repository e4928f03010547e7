using System.Diagnostics;

namespace TermCap.Tests;

/// <summary>The built program in a terminal: it starts on the demo, takes keys, and leaves the terminal as it was.</summary>
public sealed class TmuxTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);

    private readonly string _socket = $"termcap-test-{Guid.NewGuid():N}";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_demo_runs_takes_keys_and_leaves_the_terminal_as_it_was()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/tmux"), "tmux is not installed here");
        Start("--demo");
        WaitFor(screen => screen.Contains("TermCap", StringComparison.Ordinal) && screen.Contains("bond1", StringComparison.Ordinal));
        WaitFor(screen => screen.Contains("10.0.21.5", StringComparison.Ordinal));
        Keys("?");
        WaitFor(screen => screen.Contains("help", StringComparison.OrdinalIgnoreCase));
        Keys("q");
        WaitFor(screen => screen.Contains("10.0.21.5", StringComparison.Ordinal));
        Keys("i");
        WaitFor(screen => screen.Contains("active slave", StringComparison.Ordinal));
        Keys("p");
        Keys("q");
        WaitFor(screen => screen.Contains("code 0", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(_folder.File("before")), File.ReadAllText(_folder.File("after")));
    }

    [Fact]
    public void Control_C_ends_the_screen_and_the_terminal_is_as_it_was()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/tmux"), "tmux is not installed here");
        Start("--demo");
        WaitFor(screen => screen.Contains("10.0.21.5", StringComparison.Ordinal));
        Keys("C-c");
        WaitFor(screen => screen.Contains("code ", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(_folder.File("before")), File.ReadAllText(_folder.File("after")));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Tmux("kill-server");
        _folder.Dispose();
    }

    private void Start(string arguments)
    {
        string command = string.Join(' ', ProgramRun.Command.Select(word => $"'{word}'"));
        string script = $"stty -g > {_folder.File("before")}; LANG=C.UTF-8 {command} {arguments}; code=$?; stty -g > {_folder.File("after")}; echo code $code; exec cat";
        Assert.Equal(0, Tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", $"sh -c \"{script.Replace("$", "\\$", StringComparison.Ordinal)}\"").Code);
    }

    private void Keys(string keys) => Tmux("send-keys", keys);

    // Looks again and again until the screen shows it: a look takes some milliseconds of tmux's own.
    private void WaitFor(Func<string, bool> shows)
    {
        Stopwatch watch = Stopwatch.StartNew();
        string screen = "";
        while (watch.Elapsed < Deadline)
        {
            screen = Tmux("capture-pane", "-p").Output;
            if (shows(screen))
            {
                return;
            }
        }

        Assert.Fail($"The screen did not show it in {Deadline.TotalSeconds} s; it shows:\n{screen}");
    }

    private (int Code, string Output) Tmux(params string[] arguments)
    {
        if (!File.Exists("/usr/bin/tmux"))
        {
            return (0, "");
        }

        ProcessStartInfo start = new("/usr/bin/tmux", ["-L", _socket, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}

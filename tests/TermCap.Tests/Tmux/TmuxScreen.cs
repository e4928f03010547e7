using System.Diagnostics;

namespace TermCap.Tests.Tmux;

/// <summary>The built program in a terminal that tmux plays: press keys, look at the screen. Counts the keys.</summary>
internal sealed class TmuxScreen : IDisposable
{
    private const string Program = "/usr/bin/tmux";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly string _socket = $"termcap-test-{Guid.NewGuid():N}";
    private readonly TemporaryFolder _folder = new();

    private TmuxScreen()
    {
    }

    /// <summary>The keys that were pressed; a line that was typed counts as one.</summary>
    public int Keys { get; private set; }

    /// <summary>A folder of its own, where the program runs.</summary>
    public string Folder => _folder.Path;

    /// <summary>The terminal's settings before the program ran, and after; only after its end.</summary>
    public (string Before, string After) Settings => (File.ReadAllText(_folder.File("before")), File.ReadAllText(_folder.File("after")));

    /// <summary>Starts the program in a terminal of a size; skips the test, and says so, where tmux is missing.</summary>
    /// <param name="arguments">As typed in a shell; <c>CAPTURES</c> stands for the folder of the tests' captures.</param>
    /// <param name="size">Columns and rows.</param>
    /// <param name="environment">Settings before the command, as typed in a shell.</param>
    public static TmuxScreen Start(string arguments, string size = "80x24", string environment = "")
    {
        Assert.SkipUnless(File.Exists(Program), "tmux is not installed here: nothing was tested in a real terminal");
        TmuxScreen screen = new();
        string command = string.Join(' ', ProgramRun.Command.Select(word => $"'{word}'"));
        string words = arguments.Replace("CAPTURES", ProgramRun.Captures, StringComparison.Ordinal);
        string script = Path.Combine(screen.Folder, "run");
        File.WriteAllText(
            script,
            $"cd {screen.Folder}; stty -g > before; env -u DisableRealDriverIO -u NO_COLOR TZ=UTC XDG_CONFIG_HOME=/nonexistent LANG=C.UTF-8 {environment} {command} {words}; code=$?; stty -g > after; echo code $code; exec cat\n");
        string[] sides = size.Split('x');
        Assert.Equal(0, screen.Tmux("-f", "/dev/null", "new-session", "-d", "-x", sides[0], "-y", sides[1], $"sh {script}").Code);
        screen.Tmux("set-option", "-s", "set-clipboard", "on");
        return screen;
    }

    /// <summary>Presses keys, by tmux's names, separated by blanks.</summary>
    public TmuxScreen Press(string keys)
    {
        string[] names = keys.Split(' ');
        Keys += names.Length;
        Tmux(["send-keys", .. names]);
        return this;
    }

    /// <summary>Types a line and Enter.</summary>
    public TmuxScreen Type(string line)
    {
        Keys++;
        Tmux("send-keys", "-l", line);
        Tmux("send-keys", "Enter");
        return this;
    }

    /// <summary>Changes the terminal's size.</summary>
    public void Resize(int width, int height) =>
        Tmux("resize-window", "-x", $"{width}", "-y", $"{height}");

    /// <summary>Waits until the screen shows all of these texts.</summary>
    public TmuxScreen Shows(params string[] texts) =>
        WaitFor(screen => texts.All(text => screen.Contains(text, StringComparison.Ordinal)), string.Join(" and ", texts));

    /// <summary>Waits until none of the screen's lines has the text.</summary>
    public TmuxScreen NoLongerShows(string text) => WaitFor(screen => !screen.Contains(text, StringComparison.Ordinal), $"no {text}");

    /// <summary>What the screen shows now.</summary>
    public string Text() => Tmux("capture-pane", "-p").Output;

    /// <summary>The same with colours, as escape sequences.</summary>
    public string TextWithColours() => Tmux("capture-pane", "-p", "-e").Output;

    /// <summary>What the program put on the clipboard, once there is something.</summary>
    public string Clipboard()
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < Deadline)
        {
            if (Tmux("show-buffer") is { Code: 0, Output: { Length: > 0 } text })
            {
                return text;
            }
        }

        throw new TimeoutException("Nothing came to the clipboard.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Tmux("kill-server");
        _folder.Dispose();
    }

    // Looks again and again until the screen shows it: a look takes some milliseconds of tmux's own.
    private TmuxScreen WaitFor(Func<string, bool> shows, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        string screen = "";
        while (watch.Elapsed < Deadline)
        {
            screen = Text();
            if (shows(screen))
            {
                return this;
            }
        }

        Assert.Fail($"The screen did not show {what} in {Deadline.TotalSeconds} s; it shows:\n{screen}");
        return this;
    }

    private (int Code, string Output) Tmux(params string[] arguments)
    {
        ProcessStartInfo start = new(Program, ["-L", _socket, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}

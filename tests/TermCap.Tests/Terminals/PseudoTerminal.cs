using System.Diagnostics;
using System.Globalization;
using System.Text;
using TermCap.Tests.Links;
using Xunit.Sdk;

namespace TermCap.Tests.Terminals;

/// <summary>A terminal with a shell in it, seen from the emulator's end: keys, size, hang-up, the terminal's modes, and every byte that was written to it.</summary>
/// <remarks>The shell has job control (each command is a process group of its own) and edits no line, so that between commands the modes are those of a plain terminal.</remarks>
internal sealed unsafe class PseudoTerminal : IDisposable
{
    private const int StepMilliseconds = 20;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly int _master;
    private readonly Process _shell;
    private readonly Thread _reader;
    private readonly Lock _lock = new();
    private readonly List<byte> _bytes = [];
    private readonly ManualResetEventSlim _news = new();
    private CellScreen _screen;
    private bool _isPaused;
    private bool _isClosed;

    /// <summary>Opens one of this size, with a shell that has these variables set.</summary>
    public PseudoTerminal(int columns, int lines, params (string Name, string Value)[] environment)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setsid"), "NO TERMINAL TESTED: setsid (util-linux) is not installed.");
        _master = TerminalCalls.OpenMaster(TerminalCalls.ReadWrite | TerminalCalls.NoControllingTerminal | TerminalCalls.CloseOnExec);
        Assert.True(_master >= 0, "no pseudo-terminal can be opened");
        Assert.Equal((0, 0), (TerminalCalls.Grant(_master), TerminalCalls.Unlock(_master)));
        byte* name = stackalloc byte[128];
        Assert.Equal(0, TerminalCalls.NameOfSlave(_master, name, 128));
        string slave = Encoding.ASCII.GetString(System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
        _screen = new CellScreen(columns, lines);
        Resize(columns, lines);
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec setsid --ctty /bin/sh -i -m <{slave} >{slave} 2>&1"]) { WorkingDirectory = ProgramRun.Captures };
        (string, string)[] always = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PS1", "$ "), ("TZ", "UTC"), ("XDG_CONFIG_HOME", "/nonexistent"), ("ENV", "")];
        foreach ((string variable, string value) in always.Concat(environment))
        {
            start.Environment[variable] = value;
        }

        start.Environment.Remove("SSH_CONNECTION");
        _shell = Process.Start(start)!;
        _reader = new Thread(ReadAll) { IsBackground = true, Name = "terminal" };
        _reader.Start();
        WaitUntil(() => Foreground == _shell.Id, "the shell is there");
        ModesAtFirst = Modes;
    }

    /// <summary>The terminal's modes before anything ran.</summary>
    public byte[] ModesAtFirst { get; }

    /// <summary>The terminal's modes now (struct termios).</summary>
    public byte[] Modes
    {
        get
        {
            byte[] modes = new byte[2 * TerminalCalls.TermiosBytes];
            fixed (byte* first = modes)
            {
                Assert.Equal(0, TerminalCalls.GetModes(_master, first));
            }

            return modes;
        }
    }

    /// <summary>The process group in the foreground: the shell, or the program that it waits for.</summary>
    public int Foreground => TerminalCalls.ForegroundGroup(_master);

    /// <summary>Whether the shell waits for a command.</summary>
    public bool IsAtPrompt => Foreground == _shell.Id;

    /// <summary>Bytes written to the terminal so far.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _bytes.Count;
            }
        }
    }

    /// <summary>Whether the terminal is not read any more: its buffer fills and whoever writes to it waits.</summary>
    public bool IsPaused
    {
        set => Volatile.Write(ref _isPaused, value);
    }

    /// <summary>How the program is started, for a shell.</summary>
    public static string Program(string arguments) => $"{string.Join(' ', ProgramRun.Command.Select(word => $"'{word}'"))} {arguments}";

    /// <summary>What was written from a place on.</summary>
    public string Since(int from)
    {
        lock (_lock)
        {
            return Encoding.UTF8.GetString([.. _bytes.Skip(from)]);
        }
    }

    /// <summary>What the terminal shows now, a line a row; after a new size only what was written since.</summary>
    public string Shown
    {
        get
        {
            lock (_lock)
            {
                return _screen.Text;
            }
        }
    }

    /// <summary>Presses keys.</summary>
    public void Type(string keys)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(keys);
        fixed (byte* first = bytes)
        {
            Assert.Equal(bytes.Length, TerminalCalls.Write(_master, first, (nuint)bytes.Length));
        }
    }

    /// <summary>Runs a command to its end and answers its exit code.</summary>
    public int CodeOfLast()
    {
        WaitUntil(() => IsAtPrompt, "the program has ended");
        int before = Count;
        Type("echo code=$?=\n");
        string said = WaitFor(before, "code=", after: text => text.Split("code=").Skip(1).Any(part => char.IsAsciiDigit(part[0]) && part.Contains('=', StringComparison.Ordinal)));
        string number = said.Split("code=").First(part => char.IsAsciiDigit(part.FirstOrDefault())).Split('=')[0];
        return int.Parse(number, CultureInfo.InvariantCulture);
    }

    /// <summary>Changes the size; the kernel tells the foreground with SIGWINCH.</summary>
    public void Resize(int columns, int lines)
    {
        ushort* size = stackalloc ushort[4];
        (size[0], size[1], size[2], size[3]) = ((ushort)lines, (ushort)columns, 0, 0);
        lock (_lock)
        {
            _screen = new CellScreen(columns, lines);
        }

        Assert.Equal(0, TerminalCalls.Control(_master, TerminalCalls.SetWindowSize, size));
    }

    /// <summary>Waits until a text was written, from a place on; answers all from there.</summary>
    public string WaitFor(int from, string text, Func<string, bool>? after = null)
    {
        string said = "";
        WaitUntil(() => (said = Since(from)).Contains(text, StringComparison.Ordinal) && (after is null || after(said)), $"«{text}» was written");
        return said;
    }

    /// <summary>Waits until something holds.</summary>
    public void WaitUntil(Func<bool> holds, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!holds())
        {
            _news.Wait(StepMilliseconds);
            _news.Reset();
            if (watch.Elapsed > Deadline)
            {
                throw new XunitException($"Not within {Deadline.TotalSeconds} s: {what}. The terminal got:\n{Since(Math.Max(0, Count - 4000)).Replace("\x1b", "^[", StringComparison.Ordinal)}");
            }
        }
    }

    /// <summary>Waits until nothing was written for this long.</summary>
    public void WaitForQuiet(TimeSpan quiet)
    {
        int seen = -1;
        Stopwatch since = Stopwatch.StartNew();
        WaitUntil(
            () =>
            {
                int now = Count;
                if (now != seen)
                {
                    seen = now;
                    since.Restart();
                }

                return since.Elapsed >= quiet;
            },
            "the terminal is quiet");
    }

    /// <summary>The emulator goes away, as when a connection breaks.</summary>
    public void HangUp()
    {
        if (!_isClosed)
        {
            Volatile.Write(ref _isClosed, true);
            _reader.Join();
            _ = TerminalCalls.Close(_master);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isClosed && Foreground is > 1 and { } group && group != _shell.Id)
        {
            _ = TerminalCalls.Kill(-group, 9);
        }

        HangUp();
        _shell.Kill(entireProcessTree: true);
        _shell.Dispose();
        _news.Dispose();
    }

    // A terminal answers whoever asks how it is (DSR 5, ECMA-48 8.3.35); programs wait for that before they send more. A shell asks nothing.
    private void Answer()
    {
        while (_screen.Questions.TryDequeue(out string? question))
        {
            if (question == "\x1b[5n" && !IsAtPrompt)
            {
                Type("\x1b[0n");
            }
        }
    }

    private void ReadAll()
    {
        byte* buffer = stackalloc byte[4096];
        TerminalCalls.PollDescriptor poll = new() { Descriptor = _master, Events = TerminalCalls.PollIn };
        while (!Volatile.Read(ref _isClosed))
        {
            // While nobody reads, only the time passes.
            poll.Descriptor = Volatile.Read(ref _isPaused) ? -1 : _master;
            if (TerminalCalls.Poll(&poll, 1, StepMilliseconds) <= 0)
            {
                continue;
            }

            nint count = TerminalCalls.Read(_master, buffer, 4096);
            if (count <= 0)
            {
                // EIO: nobody has the other end open at the moment.
                poll.Descriptor = -1;
                _ = TerminalCalls.Poll(&poll, 1, StepMilliseconds);
                continue;
            }

            ReadOnlySpan<byte> news = new(buffer, (int)count);
            lock (_lock)
            {
                _bytes.AddRange(news);
                _screen.Take(news);
            }

            Answer();
            _news.Set();
        }
    }
}

using System.Diagnostics;
using System.Text;

namespace TermCap.Tests.Links;

/// <summary>The built program in a pseudo-terminal at the end of a link. It answers what the program asks, shows what it draws, and counts bytes.</summary>
/// <remarks>One thread, the test's: time passes while it waits for something (<see cref="WaitFor(string)"/>, <see cref="Watch"/>).</remarks>
internal sealed class LinkedTerminal : IDisposable
{
    private const int PieceBytes = 64;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly Link _link;
    private readonly int _master;
    private readonly Process _process;
    private readonly CellScreen _screen;
    private readonly Queue<(TimeSpan At, byte[] Bytes)> _down = [];
    private readonly Queue<(TimeSpan At, byte[] Bytes)> _up = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly byte[] _buffer = new byte[65_536];
    private TimeSpan _linkFree;

    /// <param name="arguments">As typed in a shell.</param>
    /// <param name="link">How far away the terminal is.</param>
    /// <param name="input">A file or FIFO for standard input; null for the terminal itself.</param>
    public LinkedTerminal(string arguments, Link link, string? input = null)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setsid"), "setsid (util-linux) is not installed here: nothing was measured in a real terminal");
        _link = link;
        _screen = new CellScreen(80, 24);
        _master = LinkCalls.OpenMaster(LinkCalls.OpenFlags);
        byte[] name = new byte[128];
        Assert.Equal((0, 0, 0), (LinkCalls.Grant(_master), LinkCalls.Unlock(_master), LinkCalls.NameOfSlave(_master, name, 128)));
        string slave = Encoding.ASCII.GetString(name).TrimEnd('\0');
        _ = LinkCalls.Control(_master, LinkCalls.SetWindowSize, [24, 80, 0, 0]);
        string program = string.Join(' ', ProgramRun.Command.Select(word => $"'{word}'"));
        string command = $"{program} {arguments}{(input is null ? "" : $" <{input}")}";
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec setsid --ctty --wait sh -c 'exec {command.Replace("'", "'\\''", StringComparison.Ordinal)}' <{slave} >{slave} 2>&1"]) { WorkingDirectory = ProgramRun.Captures };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        start.Environment["XDG_CONFIG_HOME"] = "/nonexistent";
        start.Environment.Remove("DisableRealDriverIO");
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("SSH_CONNECTION");
        _process = Process.Start(start)!;
    }

    /// <summary>Bytes that the program has written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Bytes that are under way to the terminal.</summary>
    public int UnderWay => _down.Sum(piece => piece.Bytes.Length);

    /// <summary>What the terminal shows.</summary>
    public string Text => _screen.Text;

    /// <summary>Presses keys: they travel, then the program reads them.</summary>
    public void Press(string keys) => _up.Enqueue((_clock.Elapsed + _link.OneWay, Encoding.UTF8.GetBytes(keys)));

    /// <summary>Waits until the terminal shows something.</summary>
    /// <returns>How long that took.</returns>
    public TimeSpan WaitFor(string text) => WaitFor(shown => shown.Contains(text, StringComparison.Ordinal), text);

    /// <inheritdoc cref="WaitFor(string)"/>
    public TimeSpan WaitFor(Func<string, bool> shows, string what)
    {
        TimeSpan started = _clock.Elapsed;
        while (!shows(Text))
        {
            if (_clock.Elapsed - started > Deadline)
            {
                Assert.Fail($"The terminal did not show {what} in {Deadline.TotalSeconds} s; it shows:\n{Text}");
            }

            Step();
        }

        return _clock.Elapsed - started;
    }

    /// <summary>Lets time pass.</summary>
    /// <returns>The bytes that the program wrote in it.</returns>
    public long Watch(TimeSpan time)
    {
        (TimeSpan until, long before) = (_clock.Elapsed + time, Written);
        while (_clock.Elapsed < until)
        {
            Step();
        }

        return Written - before;
    }

    /// <summary>Waits until the program has written nothing for a while.</summary>
    public void WaitForQuiet(TimeSpan quiet)
    {
        TimeSpan started = _clock.Elapsed;
        while (Watch(quiet) > 0)
        {
            Assert.True(_clock.Elapsed - started < Deadline, "The program does not come to rest.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _ = LinkCalls.Close(_master);
        _process.Dispose();
    }

    // Takes what the program has written, delivers what has arrived, and waits at most a few milliseconds for either.
    private void Step()
    {
        LinkCalls.PollFd poll = new() { Descriptor = _master, Events = LinkCalls.PollIn };
        if (LinkCalls.Poll(ref poll, 1, 2) > 0 && (poll.Answers & LinkCalls.PollIn) != 0)
        {
            int count = (int)LinkCalls.Read(_master, _buffer, (nuint)_buffer.Length);
            Send(_buffer.AsSpan(0, Math.Max(0, count)));
        }

        while (_down.TryPeek(out (TimeSpan At, byte[] Bytes) piece) && piece.At <= _clock.Elapsed)
        {
            _screen.Take(_down.Dequeue().Bytes);
        }

        while (_screen.Questions.TryDequeue(out string? question))
        {
            string answer = question switch { "\x1b[5n" => "\x1b[0n", "\x1b[6n" => "\x1b[1;1R", _ => "\x1b[?1;2c" };
            _up.Enqueue((_clock.Elapsed + _link.OneWay, Encoding.ASCII.GetBytes(answer)));
        }

        while (_up.TryPeek(out (TimeSpan At, byte[] Bytes) keys) && keys.At <= _clock.Elapsed)
        {
            _ = _up.Dequeue();
            _ = LinkCalls.Write(_master, keys.Bytes, (nuint)keys.Bytes.Length);
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        Written += bytes.Length;
        for (int from = 0; from < bytes.Length; from += PieceBytes)
        {
            byte[] piece = bytes.Slice(from, Math.Min(PieceBytes, bytes.Length - from)).ToArray();
            TimeSpan start = _linkFree > _clock.Elapsed ? _linkFree : _clock.Elapsed;
            _linkFree = start + TimeSpan.FromSeconds(piece.Length / _link.BytesPerSecond);
            _down.Enqueue((_linkFree + _link.OneWay, piece));
        }
    }
}

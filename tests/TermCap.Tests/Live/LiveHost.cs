using System.Diagnostics;
using System.Globalization;
using TermCap.Tests.Terminals;

namespace TermCap.Tests.Live;

/// <summary>A network namespace of the test's own, in which the real program captures. What cannot be had (root, iproute2, libpcap, python3) skips the test, loudly.</summary>
internal sealed class LiveHost : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);
    private static int _made;

    public LiveHost()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "LIVE PROGRAM NOT TESTED: making a network namespace needs root.");
        Assert.SkipUnless(Capture.LiveCapture.IsAvailable, "LIVE PROGRAM NOT TESTED: libpcap is not installed.");
        Assert.SkipUnless(Run("which", "ip", "python3").Code == 0, "LIVE PROGRAM NOT TESTED: iproute2 or python3 is not installed.");
        Name = string.Create(CultureInfo.InvariantCulture, $"termcap-live-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");
        (int code, string said) = Run("ip", "netns", "add", Name);
        Assert.SkipUnless(code == 0, $"LIVE PROGRAM NOT TESTED: no network namespace can be made here: {said}");
        Assert.Equal(0, Run("ip", "-n", Name, "link", "set", "lo", "up").Code);
    }

    public string Name { get; }

    /// <summary>The words that run something in the namespace.</summary>
    public string Inside => $"ip netns exec {Name} ";

    /// <summary>Starts the program in the namespace, behind some words of another (env, setpriv); waits until it captures.</summary>
    public Process Start(string[] before, params string[] arguments)
    {
        ProcessStartInfo start = new("ip", ["netns", "exec", Name, .. before, .. ProgramRun.Command, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SSH_CONNECTION");
        start.Environment.Remove("SUDO_UID");
        Process process = Process.Start(start)!;
        WaitUntil(() => process.HasExited || Sockets > 0, "the program captures");
        return process;
    }

    /// <summary>Waits until the program of this process number listens for SIGINT: from then on it ends in order.</summary>
    public static void WaitUntilHeeds(int process) => WaitUntil(() => (Caught(process) & 2) != 0, "the program takes signals");

    /// <summary>Packet sockets in the namespace.</summary>
    public int Sockets => Run("ip", "netns", "exec", Name, "cat", "/proc/net/packet").Said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;

    /// <summary>Sends datagrams over the loopback device, as fast as it goes or so many a second; ends when all are sent.</summary>
    public void Send(int datagrams, int perSecond = 0)
    {
        string pace = perSecond == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"max(0, begin + i / {perSecond} - time.time()) if i % 50 == 0 else 0");
        string script = string.Create(
            CultureInfo.InvariantCulture,
            $"import socket, time\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nbegin = time.time()\nfor i in range({datagrams}):\n    time.sleep({pace})\n    s.sendto(b'datagram %d' % i, ('127.0.0.1', 4242))\n");
        (int code, string said) = Run("ip", "netns", "exec", Name, "python3", "-c", script);
        Assert.True(code == 0, said);
    }

    /// <summary>Sends SIGINT and answers exit code, output and errors.</summary>
    public static ProgramRun Interrupt(Process process)
    {
        Assert.Equal(0, TerminalCalls.Kill(process.Id, 2));
        return End(process);
    }

    /// <summary>Waits for its end and answers exit code, output and errors.</summary>
    public static ProgramRun End(Process process)
    {
        Task<string> errors = Task.Run(process.StandardError.ReadToEnd);
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Deadline), "the program does not end");
        return new ProgramRun(process.ExitCode, output, errors.Result);
    }

    public static void WaitUntil(Func<bool> holds, string what) => Assert.True(SpinWait.SpinUntil(holds, Deadline), $"not within {Deadline.TotalSeconds} s: {what}");

    /// <summary>Runs something to its end.</summary>
    public static (int Code, string Said) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = Task.Run(process.StandardError.ReadToEnd);
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said + errors.Result);
    }

    public void Dispose() => Run("ip", "netns", "del", Name);

    // proc(5), status: SigCgt, bit 0 for signal 1.
    private static ulong Caught(int process)
    {
        string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(one => one.StartsWith("SigCgt:", StringComparison.Ordinal));
        return line is null ? 0 : ulong.Parse(line[7..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TermCap.Capture.Tests;

/// <summary>A network namespace of the test's own: what is sent in it stays in it. Needs root and iproute2; where they lack, the test is skipped and says why.</summary>
internal sealed partial class NetworkNamespace : IDisposable
{
    private const int NewNetwork = 0x4000_0000;
    private const int CommandMilliseconds = 10_000;

    private static int _made;

    public NetworkNamespace()
    {
        if (Environment.UserName != "root")
        {
            Assert.Skip("LIVE CAPTURE NOT TESTED: making a network namespace needs root.");
        }

        if (!File.Exists("/usr/sbin/ip") && !File.Exists("/sbin/ip") && !File.Exists("/usr/bin/ip"))
        {
            Assert.Skip("LIVE CAPTURE NOT TESTED: iproute2 is not installed.");
        }

        Name = string.Create(CultureInfo.InvariantCulture, $"termcap-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}");
        string refusal = Run("ip", "netns", "add", Name);
        if (refusal.Length > 0)
        {
            Assert.Skip($"LIVE CAPTURE NOT TESTED: no network namespace can be made here: {refusal}");
        }

        Ip("link set lo up");
    }

    public string Name { get; }

    /// <summary>Skips the test where libpcap is missing.</summary>
    public static void RequireLibpcap()
    {
        if (!LiveCapture.IsAvailable)
        {
            Assert.Skip("LIVE CAPTURE NOT TESTED: libpcap is not installed.");
        }
    }

    /// <summary>Runs <c>ip</c> in the namespace and fails the test when it complains.</summary>
    public void Ip(string arguments) => Assert.Equal("", Run("ip", ["-n", Name, .. arguments.Split(' ')]));

    /// <summary>What <c>ip</c> prints.</summary>
    public string Show(string arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("ip", ["-n", Name, .. arguments.Split(' ')]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd();
    }

    /// <summary>Runs code on a thread that is in the namespace; sockets made there stay in it.</summary>
    public T Inside<T>(Func<T> code)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                using SafeFileHandle target = File.OpenHandle("/run/netns/" + Name);
                Assert.Equal(0, setns((int)target.DangerousGetHandle(), NewNetwork));
                result = code();
            }
            catch (Exception thrown)
            {
                failure = ExceptionDispatchInfo.Capture(thrown);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    public void Inside(Action code) => Inside(() =>
    {
        code();
        return true;
    });

    public void Dispose() => Run("ip", "netns", "del", Name);

    /// <summary>Runs a program; its error output, empty when it ended well.</summary>
    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(CommandMilliseconds), program + " does not end");
        return process.ExitCode == 0 ? "" : error.Trim() + " ";
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setns(int descriptor, int kind);
}

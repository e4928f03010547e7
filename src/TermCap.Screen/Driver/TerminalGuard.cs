using System.Runtime.InteropServices;

namespace TermCap.Screen.Driver;

/// <summary>Gives the terminal back on every way out: return, exception on any thread, SIGTERM, SIGHUP, SIGINT, SIGQUIT.</summary>
/// <remarks>
/// Installed before Terminal.Gui starts. A signal asks the screen to end (<see cref="Signal"/> is polled by the main loop); a watchdog
/// ends the process if the screen hangs in a write to a dead link. The second signal ends it at once. SIGKILL cannot be guarded: the
/// manual names <c>reset</c>. SIGTSTP is left alone, as the driver's own suspend raises it.
/// </remarks>
public static unsafe class TerminalGuard
{
    /// <summary>What the shell adds to a signal's number.</summary>
    public const int SignalExitBase = 128;

    /// <summary>Time that a screen has to end by itself after a signal: enough to flush a recording.</summary>
    private const int PatienceMilliseconds = 1500;

    /// <summary>The same after a hang-up, when nobody can look any more.</summary>
    private const int HangupPatienceMilliseconds = 300;

    /// <summary>More than sizeof(struct termios) on every Linux (60 bytes on x64).</summary>
    private const int TermiosCapacityBytes = 128;

    private static readonly List<PosixSignalRegistration> Registrations = [];
    private static readonly byte[] Termios = new byte[TermiosCapacityBytes];
    private static int _fd = -1;
    private static int _restored;
    private static int _signal;

    /// <summary>The signal that asked for the end; 0 when none did.</summary>
    public static int Signal => Volatile.Read(ref _signal);

    /// <summary>
    /// End of synchronized update; kitty keyboard, bracketed paste and all mouse modes off; no scroll region, plain pen; the main screen,
    /// cursor shown, normal cursor keys and keypad (.NET sets application mode and does not take it back).
    /// </summary>
    internal static ReadOnlySpan<byte> Farewell =>
        "\x1b[?2026l\x1b[<u\x1b[?2004l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[r\x1b[0m\x1b[?1049l\x1b[?25h\x1b[?1l\x1b>"u8;

    /// <summary>Remembers the terminal's state and takes the signals.</summary>
    /// <returns>False when there is no terminal at all; then nothing was installed.</returns>
    public static bool Install()
    {
        if (_fd >= 0)
        {
            return true;
        }

        _fd = Tty.Open();
        if (_fd < 0)
        {
            return false;
        }

        fixed (byte* termios = Termios)
        {
            _ = Libc.GetAttributes(_fd, termios);
        }

        Guard(PosixSignal.SIGHUP, 1);
        Guard(PosixSignal.SIGINT, 2);
        Guard(PosixSignal.SIGQUIT, 3);
        Guard(PosixSignal.SIGTERM, 15);
        AppDomain.CurrentDomain.UnhandledException += (_, _) => Restore();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Restore();
        return true;
    }

    /// <summary>Puts the terminal back as it was; only the first call does anything. Safe on any thread.</summary>
    public static void Restore()
    {
        if (_fd < 0 || Interlocked.Exchange(ref _restored, 1) != 0)
        {
            return;
        }

        fixed (byte* farewell = Farewell)
        {
            _ = Libc.Write(_fd, farewell, Farewell.Length);
        }

        // TCSANOW (0): TCSADRAIN would wait for a link that no longer takes bytes.
        fixed (byte* termios = Termios)
        {
            _ = Libc.SetAttributes(_fd, 0, termios);
        }
    }

    private static void Guard(PosixSignal signal, int number) =>
        Registrations.Add(PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (Interlocked.Exchange(ref _signal, number) != 0)
            {
                RestoreAndExit(number);
            }

            int patience = number == 1 ? HangupPatienceMilliseconds : PatienceMilliseconds;
            Thread watchdog = new(() =>
            {
                Thread.Sleep(patience);
                RestoreAndExit(number);
            })
            { IsBackground = true, Name = "termcap-watchdog" };
            watchdog.Start();
        }));

    private static void RestoreAndExit(int signal)
    {
        Restore();
        Libc.ExitNow(SignalExitBase + signal);
    }
}

using System.Runtime.InteropServices;

namespace TermCap.Screen.Driver;

/// <summary>Gives the terminal back on every way out: return, exception on any thread, SIGTERM, SIGHUP, SIGINT, SIGQUIT.</summary>
/// <remarks>
/// Installed before Terminal.Gui starts. A signal asks the screen to end (<see cref="Signal"/> is polled by the main loop); if the screen hangs in a write to a
/// dead link, a watchdog says <see cref="LastWords"/>, restores what it can and ends the process. Once the screen has ended by itself (<see cref="StandDown"/>) the watchdog
/// does nothing more. The second signal ends the process at once. SIGKILL cannot be guarded: the manual names <c>reset</c>. SIGTSTP from
/// elsewhere asks for <see cref="Suspend"/>, as Ctrl-Z does.
/// </remarks>
public static unsafe class TerminalGuard
{
    /// <summary>What the shell adds to a signal's number; the exit code of an end that had to be forced.</summary>
    private const int SignalExitBase = 128;

    /// <summary>How long a full terminal is waited for before what it has not taken is thrown away.</summary>
    private const int FarewellMilliseconds = 200;

    /// <summary>More than a signal takes from one thread to another.</summary>
    private const int StandStillMilliseconds = 50;

    /// <summary>Time that a screen has to end by itself after a signal.</summary>
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
    private static bool _hasEnded;
    private static int _suspendAsked;
    private static Action? _lastWords;

    /// <summary>What must be done before the process ends by force, with a screen that hangs or after an exception that nobody caught: a recording is flushed. Runs on any thread.</summary>
    public static Action? LastWords
    {
        get => Volatile.Read(ref _lastWords);
        set => Volatile.Write(ref _lastWords, value);
    }

    /// <summary>The signal that asked for the end; 0 when none did.</summary>
    public static int Signal => Volatile.Read(ref _signal);

    /// <summary>
    /// End of synchronized update; kitty keyboard, bracketed paste and all mouse modes off; no scroll region, plain pen; the main screen,
    /// cursor shown, normal cursor keys and keypad (.NET sets application mode and does not take it back).
    /// </summary>
    internal static ReadOnlySpan<byte> Farewell =>
        "\x1b[?2026l\x1b[<u\x1b[?2004l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[r\x1b[0m\x1b[?1049l\x1b[?25h\x1b[?1l\x1b>"u8;

    /// <summary>Other screen, cursor hidden, bracketed paste: what the driver sets at the start and a suspension takes back.</summary>
    private static ReadOnlySpan<byte> Greeting => "\x1b[?1049h\x1b[?25l\x1b[?2004h"u8;

    /// <summary>Whether a signal asked for a suspension since the last question.</summary>
    public static bool TakeSuspend() => Interlocked.Exchange(ref _suspendAsked, 0) != 0;

    /// <summary>Remembers the terminal's state and takes the signals.</summary>
    /// <returns>False when there is no terminal at all; then nothing was installed.</returns>
    public static bool Install()
    {
        if (_fd >= 0)
        {
            return true;
        }

        _fd = Tty.Open(Libc.NonBlocking);
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
        Registrations.Add(PosixSignalRegistration.Create((PosixSignal)Libc.SignalStop, context =>
        {
            context.Cancel = true;
            Volatile.Write(ref _suspendAsked, 1);
        }));
        AppDomain.CurrentDomain.UnhandledException += (_, _) =>
        {
            Restore();
            LastWords?.Invoke();
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Restore();
        return true;
    }

    /// <summary>The screen has ended by itself: what comes after it takes its own time.</summary>
    public static void StandDown() => Volatile.Write(ref _hasEnded, true);

    /// <summary>Puts the terminal back as it was; only the first call does anything. Safe on any thread; never waits long for a terminal that takes nothing.</summary>
    public static void Restore()
    {
        if (_fd < 0 || Interlocked.Exchange(ref _restored, 1) != 0)
        {
            return;
        }

        GiveBack();
    }

    /// <summary>Gives the terminal to the shell until <c>fg</c>, in its own modes; then takes it again. The caller draws every cell anew.</summary>
    /// <remarks>Where no shell controls jobs (ssh with a command) the kernel does not stop anyone, and this returns at once.</remarks>
    public static void Suspend()
    {
        byte* own = stackalloc byte[TermiosCapacityBytes];
        if (_fd < 0 || Libc.GetAttributes(_fd, own) != 0)
        {
            return;
        }

        GiveBack();
        byte* stop = stackalloc byte[Libc.ActionBytes];
        byte* before = stackalloc byte[Libc.ActionBytes];
        new Span<byte>(stop, Libc.ActionBytes).Clear();
        _ = Libc.SetAction(Libc.SignalStop, stop, before);

        // The whole job, as the terminal would; another thread may be the one that takes the signal, so this one waits until all stand still.
        _ = Libc.Kill(0, Libc.SignalStop);
        _ = Libc.Poll(null, 0, StandStillMilliseconds);
        _ = Libc.SetAction(Libc.SignalStop, before, null);
        _ = Libc.SetAttributes(_fd, 0, own);
        fixed (byte* greeting = Greeting)
        {
            _ = Libc.Write(_fd, greeting, Greeting.Length);
        }
    }

    private static void GiveBack()
    {
        Libc.PollFd room = new() { Fd = _fd, Events = Libc.PollOut };
        if (Libc.Poll(&room, 1, FarewellMilliseconds) == 0)
        {
            _ = Libc.Flush(_fd, Libc.OutputQueue);
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
                if (!Volatile.Read(ref _hasEnded))
                {
                    LastWords?.Invoke();
                    RestoreAndExit(number);
                }
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

using System.Runtime.InteropServices;

namespace TermCap.Screen.Driver;

/// <summary>The few calls of the C library that the terminal needs. Numbers are Linux's (x64 and arm64 agree).</summary>
internal static unsafe class Libc
{
    /// <summary>struct pollfd (poll.h).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollFd
    {
        public int Fd;
        public short Events;
        public short Revents;
    }

    internal const short PollIn = 1;
    internal const short PollOut = 4;
    internal const short PollErr = 8;
    internal const short PollHup = 16;
    internal const short PollNval = 32;
    internal const int Eintr = 4;
    internal const int Eagain = 11;

    /// <summary>TIOCGWINSZ (asm-generic/ioctls.h).</summary>
    internal const nuint GetWindowSize = 0x5413;

    /// <summary>O_RDWR | O_NOCTTY | O_CLOEXEC.</summary>
    internal const int OpenTerminal = 2 | 0x100 | 0x80000;

    /// <summary>O_NONBLOCK.</summary>
    internal const int NonBlocking = 0x800;

    /// <summary>SIGTSTP.</summary>
    internal const int SignalStop = 20;

    /// <summary>sizeof(struct sigaction) on every Linux at most; all zero is SIG_DFL.</summary>
    internal const int ActionBytes = 152;

    /// <summary>TCIFLUSH (asm-generic/termbits.h): what was typed and not yet read.</summary>
    internal const int InputQueue = 0;

    /// <summary>TCOFLUSH (asm-generic/termbits.h): what was written and not yet taken.</summary>
    internal const int OutputQueue = 1;

    [DllImport("libc", EntryPoint = "isatty")]
    internal static extern int IsATty(int fd);

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    internal static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static extern int Poll(PollFd* fds, nuint count, int timeoutMilliseconds);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static extern nint Write(int fd, byte* bytes, nint count);

    [DllImport("libc", EntryPoint = "ioctl")]
    internal static extern int Ioctl(int fd, nuint request, ushort* windowSize);

    [DllImport("libc", EntryPoint = "tcgetattr")]
    internal static extern int GetAttributes(int fd, byte* termios);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    internal static extern int SetAttributes(int fd, int how, byte* termios);

    [DllImport("libc", EntryPoint = "tcflush")]
    internal static extern int Flush(int fd, int queue);

    [DllImport("libc", EntryPoint = "kill")]
    internal static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "sigaction")]
    internal static extern int SetAction(int signal, byte* action, byte* before);

    /// <summary>Ends the process at once, without finalizers; for signal handlers.</summary>
    [DllImport("libc", EntryPoint = "_exit")]
    internal static extern void ExitNow(int code);
}

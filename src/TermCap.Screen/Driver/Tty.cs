using System.Drawing;
using System.Runtime.InteropServices;

namespace TermCap.Screen.Driver;

/// <summary>The controlling terminal, whatever standard input and output are connected to.</summary>
internal static unsafe class Tty
{
    /// <summary>Milliseconds to wait for a terminal that does not take bytes before asking again.</summary>
    private const int WriteWaitMilliseconds = 100;

    private static readonly int InFd = Libc.IsATty(0) == 1 ? 0 : Open();
    private static readonly int OutFd = Libc.IsATty(1) == 1 ? 1 : Open();

    /// <summary>Set once the terminal has hung up; never cleared. Read by any thread.</summary>
    internal static bool Gone => Volatile.Read(ref _gone);

    private static bool _gone;

    /// <summary>Opens /dev/tty; negative when this process has no terminal (cron, <c>setsid</c>).</summary>
    internal static int Open(int furtherFlags = 0) => Libc.Open("/dev/tty", Libc.OpenTerminal | furtherFlags);

    /// <summary>Columns and rows; null when the terminal does not say or says 0.</summary>
    internal static Size? Size()
    {
        ushort* window = stackalloc ushort[4];
        return Libc.Ioctl(OutFd, Libc.GetWindowSize, window) == 0 && window[0] > 0 && window[1] > 0
            ? new Size(window[1], window[0])
            : null;
    }

    /// <summary>Throws away what has come and was not read.</summary>
    internal static void DiscardInput() => _ = Libc.Flush(InFd, Libc.InputQueue);

    /// <summary>Waits for a byte at most this long.</summary>
    /// <returns>Whether a byte can be read. A hang-up sets <see cref="Gone"/> and answers false.</returns>
    internal static bool WaitForInput(int milliseconds)
    {
        Libc.PollFd poll = new() { Fd = InFd, Events = Libc.PollIn };
        if (Libc.Poll(&poll, 1, milliseconds) <= 0)
        {
            return false;
        }

        if ((poll.Revents & (Libc.PollErr | Libc.PollHup | Libc.PollNval)) != 0)
        {
            Volatile.Write(ref _gone, true);
            return false;
        }

        return (poll.Revents & Libc.PollIn) != 0;
    }

    /// <summary>Writes all bytes, through interruptions and full buffers.</summary>
    /// <returns>False when the terminal is gone (EIO, EPIPE); then <see cref="Gone"/> is set.</returns>
    internal static bool WriteAll(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            int written = 0;
            while (written < bytes.Length)
            {
                nint count = Libc.Write(OutFd, start + written, bytes.Length - written);
                if (count > 0)
                {
                    written += (int)count;
                    continue;
                }

                int error = Marshal.GetLastPInvokeError();
                if (error == Libc.Eintr)
                {
                    continue;
                }

                if (error == Libc.Eagain)
                {
                    Libc.PollFd poll = new() { Fd = OutFd, Events = Libc.PollOut };
                    _ = Libc.Poll(&poll, 1, WriteWaitMilliseconds);
                    continue;
                }

                Volatile.Write(ref _gone, true);
                return false;
            }
        }

        return true;
    }
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TermCap.Engine.Files;

/// <summary>What .NET does not tell of an open file: whether a pipe has something, and where a file that was handed to us stands.</summary>
internal static class Descriptor
{
    private const short PollIn = 1;             // POLLIN, poll.h of Linux
    private const short PollNotOpen = 0x20;     // POLLNVAL
    private const int Interrupted = 4;          // EINTR
    private const int SeekCurrent = 1;          // SEEK_CUR

    /// <summary>Waits until a read would not block: there are bytes, or the other end was closed.</summary>
    /// <exception cref="IOException">The descriptor cannot be polled.</exception>
    public static bool IsReadable(SafeFileHandle handle, int timeoutMilliseconds)
    {
        PollRequest request = new() { Descriptor = (int)handle.DangerousGetHandle(), Wanted = PollIn };
        int ready = Poll(ref request, 1, timeoutMilliseconds);
        if (ready < 0 && Marshal.GetLastPInvokeError() is var error and not Interrupted)
        {
            throw new IOException($"poll: {Marshal.GetPInvokeErrorMessage(error)}");
        }

        if (ready > 0 && (request.Happened & PollNotOpen) != 0)
        {
            throw new IOException("poll: the descriptor is not open");
        }

        return ready > 0;
    }

    /// <summary>Where the file stands, if it can be sought in; -1 for pipes, sockets and terminals.</summary>
    public static long Position(SafeFileHandle handle) => Seek((int)handle.DangerousGetHandle(), 0, SeekCurrent);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll(ref PollRequest requests, nuint count, int timeoutMilliseconds);

    [DllImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static extern nint Seek(int descriptor, nint offset, int from);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollRequest
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }
}

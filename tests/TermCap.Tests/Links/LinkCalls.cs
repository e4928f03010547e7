using System.Runtime.InteropServices;

namespace TermCap.Tests.Links;

/// <summary>The calls of the C library that a terminal at the end of a link makes. Numbers are Linux's.</summary>
internal static partial class LinkCalls
{
    /// <summary>O_RDWR | O_NOCTTY | O_CLOEXEC.</summary>
    public const int OpenFlags = 2 | 0x100 | 0x80000;

    public const short PollIn = 1;

    /// <summary>TIOCSWINSZ.</summary>
    public const nuint SetWindowSize = 0x5414;

    [StructLayout(LayoutKind.Sequential)]
    public struct PollFd
    {
        public int Descriptor;
        public short Events;
        public short Answers;
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    public static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    public static partial int Grant(int master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    public static partial int Unlock(int master);

    [LibraryImport("libc", EntryPoint = "ptsname_r")]
    public static partial int NameOfSlave(int master, [Out] byte[] name, nuint length);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    public static partial int Control(int descriptor, nuint request, ushort[] size);

    [LibraryImport("libc", EntryPoint = "poll")]
    public static partial int Poll(ref PollFd descriptor, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    public static partial nint Read(int descriptor, [Out] byte[] bytes, nuint length);

    [LibraryImport("libc", EntryPoint = "write")]
    public static partial nint Write(int descriptor, byte[] bytes, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeFifo(string path, uint mode);
}

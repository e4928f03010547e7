using System.Runtime.InteropServices;

namespace TermCap.Capture.Native;

/// <summary>The system calls that .NET has no name for, through the C library's wrappers.</summary>
internal static unsafe partial class LibC
{
    /// <summary>poll: there is something to read (POLLIN).</summary>
    public const short PollIn = 1;

    /// <summary>errno EINTR.</summary>
    public const int Interrupted = 4;

    /// <summary>errno EAGAIN.</summary>
    public const int TryAgain = 11;

    /// <summary>errno ENOBUFS: the kernel had more to tell than the socket could hold.</summary>
    public const int NoBuffer = 105;

    private const string Library = "libc";

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int poll(PollDescriptor* descriptors, nuint count, int timeoutMilliseconds);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int socket(int domain, int type, int protocol);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int bind(int descriptor, void* address, uint lengthBytes);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int setsockopt(int descriptor, int level, int option, void* value, uint lengthBytes);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint send(int descriptor, void* bytes, nuint lengthBytes, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint recv(int descriptor, void* bytes, nuint lengthBytes, int flags);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int close(int descriptor);

    [LibraryImport(Library)]
    internal static partial uint geteuid();

    [LibraryImport(Library)]
    internal static partial uint getegid();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int getpwnam_r(string name, UserRecord* record, byte* buffer, nuint bufferBytes, UserRecord** found);

    [LibraryImport(Library)]
    internal static partial int getpwuid_r(uint user, UserRecord* record, byte* buffer, nuint bufferBytes, UserRecord** found);

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int initgroups(string name, uint group);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int setgroups(nuint count, uint* groups);

    /// <summary>The C library's wrapper: it changes every thread, the system call only its own.</summary>
    [LibraryImport(Library, SetLastError = true)]
    internal static partial int setresgid(uint real, uint effective, uint saved);

    /// <inheritdoc cref="setresgid"/>
    [LibraryImport(Library, SetLastError = true)]
    internal static partial int setresuid(uint real, uint effective, uint saved);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint mmap(nint address, nuint lengthBytes, int protection, int flags, int descriptor, nint offset);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int mprotect(nint address, nuint lengthBytes, int protection);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial int sigaction(int signal, void* action, void* before);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nint syscall(nint number, nint first, nint second, nint third, nint fourth, nint fifth);
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TermCap.Capture.Native;

namespace TermCap.Capture.Privileges;

/// <summary>Makes every thread of this process do a few system calls: capabilities and no_new_privs belong to a thread, and the runtime has threads of its own.</summary>
/// <remarks>
/// As the C library does for setuid (nptl(7)): each thread gets a signal whose handler makes the calls. The handler must not be managed code, which a signal may
/// interrupt anywhere, so it is some fifty bytes of machine code in a page of their own that only read a list of calls and count up. Written for x86-64;
/// elsewhere <see cref="IsSupported"/> is false and only the calling thread does the calls.
/// </remarks>
internal static unsafe class EveryThread
{
    // A real-time signal near the upper end: the C library takes 32 and 33, .NET 34.
    private const int Signal = 62;

    private const int PageBytes = 4096;
    private const int ProtectRead = 1;
    private const int ProtectWrite = 2;
    private const int ProtectExecute = 4;
    private const int PrivateAnonymous = 0x22;
    private const int ActionBytes = 152;
    private const int ActionFlagsAt = 136;
    private const int RestartCalls = 0x1000_0000;
    private const nint NumberOfTgkill = 234;
    private const nint EndOfList = -1;

    // The counter stands at the start of the second page, the list of calls behind it.
    private const int ListAt = 64;

    private const int DeadlineMilliseconds = 5000;

    // Threads that start meanwhile have their maker's rights; a few rounds find them all, as nobody makes threads in a loop.
    private const int RoundsMax = 8;

    /// <summary>The longest list of calls.</summary>
    public static int CallsMax => ((PageBytes - ListAt) / Unsafe.SizeOf<SystemCall>()) - 1;

    /// <summary>Whether all threads can be reached on this processor.</summary>
    public static bool IsSupported => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Lets every thread make the calls, in order, and waits until all have (each call of this costs 8 KiB that stay). What a call answers is not looked at: verify by reading /proc.</summary>
    /// <exception cref="CaptureException">Memory or the signal were refused.</exception>
    public static void Run(ReadOnlySpan<SystemCall> calls)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(calls.Length, CallsMax);
        if (!IsSupported)
        {
            foreach (SystemCall call in calls)
            {
                _ = LibC.syscall(call.Number, call.First, call.Second, call.Third, call.Fourth, call.Fifth);
            }

            return;
        }

        nint pages = LibC.mmap(0, 2 * PageBytes, ProtectRead | ProtectWrite, PrivateAnonymous, -1, 0);
        Require(pages != -1, "memory for the signal handler");
        int* counter = (int*)(pages + PageBytes);
        SystemCall* list = (SystemCall*)(pages + PageBytes + ListAt);
        calls.CopyTo(new Span<SystemCall>(list, calls.Length));
        list[calls.Length] = new SystemCall(EndOfList, 0, 0, 0, 0, 0);
        WriteCode(new Span<byte>((void*)pages, PageBytes), (nint)list, (nint)counter);
        Require(LibC.mprotect(pages, PageBytes, ProtectRead | ProtectExecute) == 0, "memory for the signal handler");

        byte* action = stackalloc byte[ActionBytes];
        byte* before = stackalloc byte[ActionBytes];
        new Span<byte>(action, ActionBytes).Clear();
        *(nint*)action = pages;
        *(int*)(action + ActionFlagsAt) = RestartCalls;
        Require(LibC.sigaction(Signal, action, before) == 0, "a signal handler");

        // The pages stay: a thread that has counted itself still has two instructions to go. With a thread that has not, the handler stays too,
        // as the signal would otherwise end the process.
        if (SignalAll(counter))
        {
            Require(LibC.sigaction(Signal, before, null) == 0, "the signal handler back");
        }
    }

    private static bool SignalAll(int* counter)
    {
        HashSet<int> reached = [];
        int sent = 0;
        for (int round = 0; round < RoundsMax; round++)
        {
            bool isNew = false;
            foreach (int thread in Threads())
            {
                if (reached.Add(thread))
                {
                    isNew = true;

                    // A thread that has ended meanwhile refuses the signal, and has no rights left.
                    sent += LibC.syscall(NumberOfTgkill, Environment.ProcessId, thread, Signal, 0, 0) == 0 ? 1 : 0;
                }
            }

            if (!isNew)
            {
                return true;
            }

            if (!Await(counter, sent))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Await(int* counter, int sent)
    {
        long start = Environment.TickCount64;
        SpinWait wait = default;
        while (Volatile.Read(ref *counter) < sent)
        {
            // A thread may end between the signal and its handler: what counts in the end is what /proc says of the threads that are left.
            if (Environment.TickCount64 - start > DeadlineMilliseconds)
            {
                return false;
            }

            wait.SpinOnce(sleep1Threshold: -1);
        }

        return true;
    }

    private static int[] Threads() =>
        [.. Directory.EnumerateDirectories("/proc/self/task").Select(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))];

    private static void WriteCode(Span<byte> page, nint list, nint counter)
    {
        ReadOnlySpan<byte> head = [0x53, 0x48, 0xBB]; // push rbx; mov rbx, list
        ReadOnlySpan<byte> loop =
        [
            0x48, 0x8B, 0x03,       // mov rax, [rbx]
            0x48, 0x85, 0xC0,       // test rax, rax
            0x78, 0x1C,             // js done
            0x48, 0x8B, 0x7B, 0x08, // mov rdi, [rbx+8]
            0x48, 0x8B, 0x73, 0x10, // mov rsi, [rbx+16]
            0x48, 0x8B, 0x53, 0x18, // mov rdx, [rbx+24]
            0x4C, 0x8B, 0x53, 0x20, // mov r10, [rbx+32]
            0x4C, 0x8B, 0x43, 0x28, // mov r8, [rbx+40]
            0x0F, 0x05,             // syscall
            0x48, 0x83, 0xC3, 0x30, // add rbx, 48
            0xEB, 0xDC,             // jmp loop
            0x48, 0xBB,             // done: mov rbx, counter
        ];
        ReadOnlySpan<byte> tail = [0xF0, 0xFF, 0x03, 0x5B, 0xC3]; // lock inc dword [rbx]; pop rbx; ret
        Debug.Assert(Unsafe.SizeOf<SystemCall>() == 48, "The code steps by 48 bytes.");
        int at = 0;
        Append(page, ref at, head);
        Append(page, ref at, MemoryMarshal.AsBytes(new ReadOnlySpan<nint>(in list)));
        Append(page, ref at, loop);
        Append(page, ref at, MemoryMarshal.AsBytes(new ReadOnlySpan<nint>(in counter)));
        Append(page, ref at, tail);
    }

    private static void Append(Span<byte> page, ref int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(page[at..]);
        at += bytes.Length;
    }

    private static void Require(bool isGood, string what)
    {
        if (!isGood)
        {
            throw new CaptureException(
                CaptureErrorKind.Failed, $"cannot give up rights in all threads: the system refuses {what} ({Marshal.GetLastPInvokeErrorMessage()}); start as a plain user with a capture file or a pipe instead");
        }
    }
}

using TermCap.Capture.Native;

namespace TermCap.Capture;

/// <summary>SIGXFSZ, which ends a program whose file reaches the shell's limit (<c>ulimit -f</c>).</summary>
public static unsafe class FileSizeSignal
{
    private const int SignalFileSize = 25;
    private const int ActionBytes = 152;
    private const nint Ignore = 1;

    /// <summary>From now on such a write fails with EFBIG instead (setrlimit(2)), and is told like a full disk: the capture goes on.</summary>
    public static void BecomeError()
    {
        byte* action = stackalloc byte[ActionBytes];
        new Span<byte>(action, ActionBytes).Clear();
        *(nint*)action = Ignore;
        _ = LibC.sigaction(SignalFileSize, action, null);
    }
}

using TermCap.Capture.Native;

namespace TermCap.Capture;

/// <summary>Ctrl-C's signal, where a shell has switched it off.</summary>
public static unsafe class Interrupt
{
    private const int SignalInterrupt = 2;
    private const int ActionBytes = 152;
    private const nint Ignored = 1;

    /// <summary>
    /// Lets SIGINT through again. A shell without job control ignores it for what a script starts with <c>&amp;</c>, and .NET respects that; tcpdump does not,
    /// and <c>kill -INT</c> is how scripts end a capture. Call it before a handler is registered. SIGHUP stays ignored where nohup asked for it.
    /// </summary>
    public static void Heed()
    {
        byte* action = stackalloc byte[ActionBytes];
        new Span<byte>(action, ActionBytes).Clear();
        if (LibC.sigaction(SignalInterrupt, null, action) == 0 && *(nint*)action == Ignored)
        {
            new Span<byte>(action, ActionBytes).Clear();
            _ = LibC.sigaction(SignalInterrupt, action, null);
        }
    }
}

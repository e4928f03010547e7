using System.Runtime.InteropServices;
using TermCap.Capture;

namespace TermCap.Running;

/// <summary>Turns the signals that ask a program to end into a request to stop, and SIGUSR1 into a line of counters, while it lives.</summary>
/// <remarks>The first signal asks; a second one ends the process at once, for a capture that cannot end (a reader that hangs on a dead disk).</remarks>
internal sealed class StopSignals : IDisposable
{
    private const int Usr1 = 10; // SIGUSR1 on Linux

    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action _stop;
    private int _asked;

    /// <summary>Listens from now on.</summary>
    /// <param name="stop">Asks for the end; from any thread.</param>
    /// <param name="counters">Prints the counters; from any thread.</param>
    public StopSignals(Action stop, Action counters)
    {
        _stop = stop;
        Interrupt.Heed();
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop),
            PosixSignalRegistration.Create((PosixSignal)Usr1, context =>
            {
                context.Cancel = true;
                counters();
            }),
        ];
    }

    /// <summary>Whether a signal has asked for the end.</summary>
    public bool IsAsked => Volatile.Read(ref _asked) > 0;

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void Stop(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _asked) > 1)
        {
            return;
        }

        context.Cancel = true;
        _stop();
    }
}

using System.Runtime.InteropServices;
using TermCap.Running;

namespace TermCap.OnScreen;

/// <summary>SIGUSR1 while a screen is up: the counters go to standard error at once where that is a file or pipe, else, since they would garble the screen, when it has ended.</summary>
internal sealed class CountersSignal : IDisposable
{
    private const int Usr1 = 10; // SIGUSR1 on Linux

    private readonly PosixSignalRegistration _registration;
    private string? _last;

    /// <summary>Listens from now on.</summary>
    /// <param name="counters">The line; asked from any thread.</param>
    public CountersSignal(Func<string> counters) => _registration = PosixSignalRegistration.Create((PosixSignal)Usr1, context =>
    {
        context.Cancel = true;
        string line = counters();
        if (Console.IsErrorRedirected)
        {
            StandardError.Say(line);
        }
        else
        {
            Volatile.Write(ref _last, line);
        }
    });

    /// <summary>Says what had to wait; after the screen has given the terminal back.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        if (Volatile.Read(ref _last) is { } line)
        {
            StandardError.Say(line);
        }
    }
}

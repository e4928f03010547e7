using TermCap.Screen.Actions;

namespace TermCap.Screen.Tests.Fakes;

internal sealed class FakeTerminal : ITerminalControl
{
    public List<string> Sent { get; } = [];

    public int Suspensions { get; private set; }

    public int Redraws { get; private set; }

    public void Send(string sequence) => Sent.Add(sequence);

    public void Suspend() => Suspensions++;

    public void RedrawAll() => Redraws++;
}

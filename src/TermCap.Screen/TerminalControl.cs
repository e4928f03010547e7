using TermCap.Screen.Actions;
using TermCap.Screen.Driver;
using Terminal.Gui.App;

namespace TermCap.Screen;

/// <summary>The terminal under Terminal.Gui's driver.</summary>
internal sealed class TerminalControl(IApplication application) : ITerminalControl
{
    /// <inheritdoc/>
    public void Send(string sequence) => application.Driver!.WriteRaw(sequence);

    /// <summary>What may still be under way; null where nothing is asked.</summary>
    public FrameGate? Gate { get; set; }

    /// <inheritdoc/>
    public void Suspend()
    {
        Gate?.AwaitAnswers();
        TerminalGuard.Suspend();
    }

    /// <inheritdoc/>
    public void RedrawAll() => application.ClearScreenNextIteration = true;
}

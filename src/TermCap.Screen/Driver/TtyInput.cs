using Terminal.Gui.Drivers;

namespace TermCap.Screen.Driver;

/// <summary>Input that blocks until a byte comes, and notices a hang-up (the stock one spins on POLLHUP).</summary>
internal sealed class TtyInput : AnsiInput
{
    private const int WaitMilliseconds = 200;

    /// <inheritdoc/>
    public override bool Peek()
    {
        if (Tty.Gone)
        {
            Thread.Sleep(WaitMilliseconds);     // the main loop is about to end; poll would answer at once for ever
            return false;
        }

        return Tty.WaitForInput(WaitMilliseconds);
    }
}

using Terminal.Gui.Drivers;

namespace TermCap.Screen.Driver;

/// <summary>Input that blocks until a byte comes, and notices a hang-up (the stock one spins on POLLHUP). Only whole sequences that the toolkit can read are passed on.</summary>
internal sealed class TtyInput(KeySequences keys) : AnsiInput
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

        return Tty.WaitForInput(keys.IsHolding ? KeySequences.QuietMilliseconds : WaitMilliseconds) || keys.IsHolding;
    }

    /// <inheritdoc/>
    public override IEnumerable<char> Read()
    {
        string input = string.Concat(base.Read());
        return input.Length > 0 ? keys.Take(input) : keys.Quiet();
    }
}

using Terminal.Gui.Drivers;

namespace TermCap.Screen.Driver;

/// <summary>Input that blocks until a byte comes, and notices a hang-up (the stock one spins on POLLHUP). Answers to status questions are taken out.</summary>
internal sealed class TtyInput(StatusAnswers answers) : AnsiInput
{
    private const int WaitMilliseconds = 200;

    /// <summary>How long a lone Escape may be the beginning of an answer that came in two pieces.</summary>
    private const int RestWaitMilliseconds = 20;

    /// <inheritdoc/>
    public override bool Peek()
    {
        if (Tty.Gone)
        {
            Thread.Sleep(WaitMilliseconds);     // the main loop is about to end; poll would answer at once for ever
            return false;
        }

        return Tty.WaitForInput(answers.IsHolding ? RestWaitMilliseconds : WaitMilliseconds) || answers.IsHolding;
    }

    /// <inheritdoc/>
    public override IEnumerable<char> Read()
    {
        string input = string.Concat(base.Read());
        return input.Length > 0 ? answers.Take(input) : answers.Release();
    }
}

namespace TermCap.Tests.Tmux;

/// <summary>The built program in a terminal: it starts on the demo, takes keys, and leaves the terminal as it was.</summary>
[Collection(RealTerminals.Name)]
public sealed class TerminalTests
{
    [Fact]
    public void The_demo_runs_takes_keys_and_leaves_the_terminal_as_it_was()
    {
        using TmuxScreen screen = TmuxScreen.Start("--demo", "100x30");
        screen.Shows("TermCap", "bond1", "10.0.21.5");
        screen.Press("?").Shows("Help: j and k scroll");
        screen.Press("q").Shows("10.0.21.5");
        screen.Press("i").Shows("active slave");
        screen.Press("p q").Shows("code 0");
        Assert.Equal(screen.Settings.Before, screen.Settings.After);
    }

    [Fact]
    public void Control_C_ends_the_screen_and_the_terminal_is_as_it_was()
    {
        using TmuxScreen screen = TmuxScreen.Start("--demo", "100x30");
        screen.Shows("10.0.21.5").Press("C-c").Shows("code 0");
        Assert.Equal(screen.Settings.Before, screen.Settings.After);
    }
}

namespace TermCap.Tests.Tmux;

/// <summary>The built program under other terminals' names: what each cannot do is not sent to it, and nothing is lost by that.</summary>
[Collection(RealTerminals.Name)]
public sealed class TerminalKindTests
{
    private const string Capture = "-r CAPTURES/loss-tx/any.sll2.pcap --topology CAPTURES/loss-tx/topology.json";

    [Theory]
    [InlineData("TERM=linux", true, true)]
    [InlineData("TERM=screen", true, true)]
    [InlineData("TERM=xterm", true, true)]
    [InlineData("TERM=vt100", false, true)]
    [InlineData("TERM=xterm-256color NO_COLOR=1", false, true)]
    [InlineData("TERM=xterm-256color LC_ALL=C LANG=C", true, false)]
    public void A_terminal_gets_the_colours_and_letters_that_it_has(string environment, bool hasColours, bool hasUnicode)
    {
        using TmuxScreen screen = TmuxScreen.Start(Capture, environment: environment);
        screen.Shows("8 real retransmissions", "1/269").Press("n").Press("Space");
        screen.Shows("active slave", hasUnicode ? "└╴" : "`-");
        string shown = screen.TextWithColours();
        Assert.Equal(hasColours, System.Text.RegularExpressions.Regex.IsMatch(shown, @"\x1b\[(\d+;)*(3[0-7]|4[0-7]|9[0-7])(;\d+)*m"));
        // Sixteen colours and no more.
        Assert.DoesNotContain("38;", shown, StringComparison.Ordinal);
        Assert.Equal(hasUnicode, shown.Any(letter => letter > '~'));
        screen.Press("q").Shows("code 0");
        Assert.Equal(screen.Settings.Before, screen.Settings.After);
    }

    [Fact]
    public void The_next_theme_is_one_key_away()
    {
        using TmuxScreen screen = TmuxScreen.Start(Capture);
        screen.Shows("8 real retransmissions", "1/269").Press("t");
        screen.Shows("theme light").Press("t");
        screen.Shows("theme mono").Press("t");
        screen.Shows("theme dark");
    }

    [Fact]
    public void A_theme_of_the_user_that_is_wrong_is_one_sentence_with_its_line()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("termcap/themes"));
        folder.With("termcap/themes/mine.json", "{\n  \"title\": { \"foreground\": \"blau\" }\n}"u8.ToArray());
        using TmuxScreen screen = TmuxScreen.Start($"{Capture} --theme mine", "240x24", $"XDG_CONFIG_HOME={folder.Path}");
        screen.Shows("mine.json:2: unknown colour \"blau\"", "code 2");
    }
}

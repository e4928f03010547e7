using TermCap.Screen.Driver;

namespace TermCap.Screen.Tests;

public sealed class TerminalProfileTests
{
    [Theory]
    [InlineData("TERM=xterm-256color LANG=en_US.UTF-8", ColourDepth.Sixteen, false, true)]
    [InlineData("TERM=screen LANG=C.utf8", ColourDepth.Sixteen, false, true)]
    [InlineData("TERM=linux LANG=de_DE.UTF-8", ColourDepth.Sixteen, false, true)]
    [InlineData("TERM=xterm LANG=C", ColourDepth.Sixteen, true, true)]
    [InlineData("TERM=xterm LANG=en_US.UTF-8 LC_ALL=POSIX", ColourDepth.Sixteen, true, true)]
    [InlineData("TERM=xterm LANG=en_US.UTF-8 NO_COLOR=1", ColourDepth.Mono, false, true)]
    [InlineData("TERM=vt100 LANG=en_US.UTF-8", ColourDepth.Mono, false, false)]
    [InlineData("TERM=xterm-mono-m LANG=en_US.UTF-8", ColourDepth.Mono, false, true)]
    [InlineData("LANG=en_US.UTF-8", ColourDepth.Mono, false, false)]
    public void The_environment_says_what_the_terminal_can_do(string environment, ColourDepth colours, bool isAscii, bool scrolls)
    {
        TerminalProfile profile = Profile(environment);
        Assert.Equal((colours, isAscii, scrolls, (string?)null), (profile.Colours, profile.Glyphs == GlyphSet.Ascii, profile.ScrollRegions, profile.Refusal));
    }

    [Fact]
    public void A_dumb_terminal_is_refused_in_a_sentence() =>
        Assert.Equal("TERM=dumb cannot show a screen; use --text or --json", Profile("TERM=dumb").Refusal);

    [Fact]
    public void The_toolkit_has_the_field_that_our_driver_is_put_into() => Assert.NotNull(CellDriver.Seam);

    private static TerminalProfile Profile(string environment)
    {
        Dictionary<string, string> variables = environment.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return TerminalProfile.From(variables.GetValueOrDefault);
    }
}

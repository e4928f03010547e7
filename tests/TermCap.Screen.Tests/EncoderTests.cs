using System.Text;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>What was sent, put together by a small terminal of our own, is what the cells say.</summary>
public sealed class EncoderTests
{
    [Theory]
    [InlineData("g j j j j j j j j j j j j j j j j j j j j j j j j")]
    [InlineData("g n Space j j j j j j Space Enter Tab j j j Tab j \\ \\")]
    [InlineData("G k k k k k k k k k k k k k k k k k k k k k k k PgUp PgDn Ctrl-D Ctrl-U g G")]
    [InlineData("c j i j e w ? j j q t t c Enter / Esc x s Esc")]
    [InlineData("E k k k k k k k k k k k k PgUp l l h T T")]
    public void What_the_terminal_shows_is_what_the_cells_say(string keys)
    {
        using Headless screen = new(BondedHost.Make(120));
        VirtualTerminal terminal = new(80, 24);
        terminal.Feed(screen.Sink);
        foreach (string key in keys.Split(' '))
        {
            screen.Press(key);
            terminal.Feed(screen.Sink);
            Assert.Equal(screen.Text(), terminal.Text());
            Assert.Equal(Attributes(screen), terminal.Pens());
        }
    }

    [Fact]
    public void A_new_size_draws_all_again()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Sink.Frames.Clear();
        screen.Resize(100, 30);
        VirtualTerminal terminal = new(100, 30);
        terminal.Feed(screen.Sink);
        Assert.Equal(screen.Text(), terminal.Text());
    }

    [Fact]
    public void Without_colours_no_colour_is_sent()
    {
        using Headless screen = new(BondedHost.Make(), theme: "mono");
        screen.Press("g n Space c i e");
        string all = string.Concat(screen.Sink.Frames.Select(Encoding.UTF8.GetString));
        Assert.DoesNotMatch(@"\x1b\[[0-9;]*(3[0-9]|4[0-9]|9[0-7]|10[0-7])[;m]", all);
    }

    // Blanks on the default background look alike in every pen.
    private static string Attributes(Headless screen)
    {
        StringBuilder text = new();
        foreach (Terminal.Gui.Drawing.Cell cell in screen.Cells)
        {
            text.Append(VirtualTerminal.Look(cell.Grapheme, cell.Attribute ?? default)).Append(' ');
        }

        return text.ToString();
    }
}

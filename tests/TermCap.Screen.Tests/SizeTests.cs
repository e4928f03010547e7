using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

public sealed class SizeTests
{
    [Fact]
    public void No_size_is_too_small_or_too_odd()
    {
        foreach (int width in new[] { 1, 2, 7, 20, 33, 59, 60, 79, 81, 300 })
        {
            foreach (int height in new[] { 1, 2, 3, 5, 6, 9, 14, 15, 19, 35, 37, 80 })
            {
                using Headless screen = new(BondedHost.Make(), width, height);
                screen.Press("g n Space Enter Tab \\ Tab \\ c i e w ? q p f");
                screen.Press("/").Type("tcp.port == 6380");
                screen.Press("Esc");
                Assert.Equal(height, screen.Text().Count(letter => letter == '\n'));
            }
        }
    }

    [Fact]
    public void The_screen_follows_a_terminal_that_changes_its_size()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("g n Space Enter");
        foreach ((int width, int height) in new[] { (200, 60), (10, 4), (80, 24), (60, 15), (140, 40) })
        {
            screen.Resize(width, height);
            using Headless fresh = new(BondedHost.Make(), width, height);
            fresh.Press("g n Space Enter");
            Assert.Equal(fresh.Line(0), screen.Line(0));
            Assert.Equal(fresh.Footer, screen.Footer);
        }
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(100, 30)]
    [InlineData(140, 40)]
    public void The_list_keeps_eight_rows_beside_the_detail(int width, int height)
    {
        using Headless screen = new(BondedHost.Make(), width, height);
        screen.Press("g Enter");
        Assert.InRange(screen.Window.List.Viewport.Height, 9, height);
    }

    [Fact]
    public void Names_of_devices_and_ends_of_conversations_can_be_read_at_every_width()
    {
        for (int width = 60; width <= 260; width += 5)
        {
            using Headless screen = new(BondedHost.Make(), width, 40);
            string devices = screen.Press("i").Text();
            Assert.All(["Interface ", "bond1 ", "  eth2 ", "  eth3 "], name => Assert.Contains(name, devices, StringComparison.Ordinal));
            string conversations = screen.Press("c").Text();
            Assert.All(["10.0.21.5:24399", "10.0.21.7:6380"], name => Assert.Contains(name, conversations, StringComparison.Ordinal));
        }
    }
}

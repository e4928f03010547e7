using System.Text;
using TermCap.Screen.Keys;
using TermCap.Screen.Tests.Fakes;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Tests;

public sealed class ScreenActionTests
{
    [Fact]
    public void The_proof_is_copied_to_the_clipboard_of_the_terminal()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("g n w y");
        string sent = Assert.Single(screen.Terminal.Sent);
        Assert.StartsWith("\x1b]52;c;", sent, StringComparison.Ordinal);
        string text = Encoding.UTF8.GetString(Convert.FromBase64String(sent[7..^1]));
        Assert.StartsWith("Packet 26 repeats packet 25", text, StringComparison.Ordinal);
        Assert.Contains("$ tshark -r termcap.pcapng", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mouse_is_off_until_it_is_asked_for_and_never_reports_every_movement()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("m");
        Assert.Equal("\x1b[?1000h\x1b[?1006h", screen.Terminal.Sent[^1]);
        screen.Press("m");
        Assert.Equal("\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1000l", screen.Terminal.Sent[^1]);
    }

    [Fact]
    public void Suspending_gives_the_terminal_away_and_draws_all_again_afterwards()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("Ctrl-Z");
        Assert.Equal((1, 1), (screen.Terminal.Suspensions, screen.Terminal.Redraws));
    }

    [Fact]
    public void Themes_go_round_and_change_the_looks_alone()
    {
        using Headless screen = new(BondedHost.Make());
        string first = screen.Line(6);
        HashSet<string> themes = [screen.Session.Context.Theme.Name];
        for (int press = 0; press < 3; press++)
        {
            screen.Press("t");
            themes.Add(screen.Session.Context.Theme.Name);
            Assert.Equal(first, screen.Line(6));
        }

        Assert.Equal(["dark", "light", "mono"], themes.Order());
        Assert.Equal("dark", screen.Session.Context.Theme.Name);
    }

    [Fact]
    public void The_selected_field_lights_its_bytes()
    {
        using Headless screen = new(BondedHost.Make(), 120, 40);
        screen.Press("g Enter Tab j j j j j");
        Terminal.Gui.Drawing.Attribute lit = screen.Session.Context.Theme[Role.Field];
        string bytes = string.Concat(Enumerable.Range(0, 40).SelectMany(row => Enumerable.Range(0, 120).Where(column => screen.Cells[row, column].Attribute == lit).Select(column => screen.Cells[row, column].Grapheme)));
        // Total length, two bytes at offset 22 of bytes that are seven times their place: 154 and 161.
        Assert.Equal("9a a1..", bytes);
    }

    [Fact]
    public void A_conversation_becomes_the_filter()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("c j Enter");
        Assert.Equal("tcp.stream == 4", screen.Model.Filter);
        Assert.Equal(ViewKind.Packets, screen.Session.Context.State.View);
    }

    [Fact]
    public void An_event_leads_to_its_place_in_the_list()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("e Enter");
        Assert.Equal(30, screen.Window.List.Selected.Position);
    }

    [Fact]
    public void Back_goes_one_view_at_a_time()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("c ? q");
        Assert.Equal(ViewKind.Conversations, screen.Session.Context.State.View);
        screen.Press("q");
        Assert.Equal(ViewKind.Packets, screen.Session.Context.State.View);
        Assert.False(screen.Session.Context.State.IsEnding);
    }

    [Fact]
    public void A_message_leaves_by_itself()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("T");
        Assert.Equal(" times: local clock", screen.Footer);
        screen.Clock.Advance(TimeSpan.FromSeconds(7));
        screen.Tick();
        Assert.Contains("/:filter", screen.Footer, StringComparison.Ordinal);
    }
}

using TermCap.Screen.Model;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

public sealed class PromptTests
{
    [Fact]
    public void A_filter_is_typed_completed_and_set()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("/").Type("tcp");
        Assert.StartsWith(" /tcp", screen.Footer, StringComparison.Ordinal);
        screen.Press("Tab");
        Assert.StartsWith(" /tcp.port", screen.Footer, StringComparison.Ordinal);
        screen.Press("Tab");
        Assert.StartsWith(" /tcp.stream", screen.Footer, StringComparison.Ordinal);
        screen.Type(" == 3").Press("Enter");
        Assert.Equal("tcp.stream == 3", screen.Model.Filter);
        Assert.Contains("/tcp.stream == 3", screen.Line(0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_is_wrong_stays_open_with_its_column()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("/").Type("tcp $").Press("Enter");
        Assert.Contains("column 5: unexpected $", screen.Footer, StringComparison.Ordinal);
        Assert.Equal("", screen.Model.Filter);
        screen.Press("Esc");
        Assert.Contains("/:filter", screen.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_filters_come_back_with_the_arrows()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("/").Type("arp").Press("Enter");
        screen.Press("/ Ctrl-U").Type("dns").Press("Enter");
        screen.Press("/ Ctrl-U").Type("u").Press("Up Up");
        Assert.StartsWith(" /arp", screen.Footer, StringComparison.Ordinal);
        screen.Press("Down");
        Assert.StartsWith(" /dns", screen.Footer, StringComparison.Ordinal);
        screen.Press("Down");
        Assert.StartsWith(" /u", screen.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_can_be_edited_anywhere()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("/").Type("ip.addr == 1").Press("Ctrl-W").Type("2").Press("Home Del").Type("xi").Press("End Backspace Left Right").Type("3").Press("Enter");
        Assert.Equal("xip.addr == 3", screen.Model.Filter);
    }

    [Fact]
    public void A_pasted_text_goes_into_the_line_and_is_never_taken_for_keys()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Paste("q\nq");
        Assert.False(screen.Session.Context.State.IsEnding);
        Assert.Contains("paste works while a line is typed", screen.Footer, StringComparison.Ordinal);
        screen.Press("/");
        screen.Paste("tcp.port == 6380\n");
        screen.Press("Enter");
        Assert.Equal("tcp.port == 6380", screen.Model.Filter);
    }

    [Theory]
    [InlineData("26", 25)]
    [InlineData("1.0", 11)]
    [InlineData("03:18:04", 22)]
    public void A_place_can_be_named_by_number_seconds_or_clock(string place, long position)
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press(":").Type(place).Press("Enter");
        Assert.Equal(position, screen.Window.List.Selected.Position);
    }

    [Fact]
    public void A_place_that_is_not_there_says_so()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press(":").Type("4711").Press("Enter");
        Assert.Contains("no packet there", screen.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_shows_how_far_it_is_and_says_when_it_is_done()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("s");
        Assert.StartsWith(" save all packets as: termcap-all.pcapng", screen.Footer, StringComparison.Ordinal);
        screen.Press("Enter");
        FakeSaveJob job = screen.Model.Job!;
        job.Progress = new SaveProgress(1200, 40_000, 88_000, false);
        screen.Tick();
        Assert.Contains("saving 1.2k of 40.0k packets, 88.0 kB  Esc:cancel", screen.Footer, StringComparison.Ordinal);
        job.Progress = new SaveProgress(40_000, 40_000, 2_000_000, true);
        screen.Tick();
        Assert.Equal(" saved 40,000 packets, 2.0 MB: termcap-all.pcapng", screen.Footer);
        Assert.Equal("save SaveRequest { Path = termcap-all.pcapng, Scope = All, WithCopies = False, Stream = 3, Overwrite = False }", screen.Model.Calls[^1]);
    }

    [Fact]
    public void What_is_saved_can_be_chosen_with_tab()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("g x s");
        Assert.StartsWith(" save marked packets as: termcap-marked.pcapng", screen.Footer, StringComparison.Ordinal);
        screen.Press("Tab");
        Assert.StartsWith(" save all packets as: termcap-all.pcapng", screen.Footer, StringComparison.Ordinal);
        screen.Press("Tab");
        Assert.StartsWith(" save this conversation as: termcap-conversation.pcapng", screen.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_exists_is_overwritten_only_when_asked_for_twice()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("S Enter");
        screen.Model.Job!.Progress = new SaveProgress(0, 0, 0, true) { FileExists = true };
        screen.Tick();
        Assert.Contains("exists; Enter again overwrites it", screen.Footer, StringComparison.Ordinal);
        screen.Press("Enter");
        Assert.Contains("Overwrite = True", screen.Model.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_save_can_be_cancelled()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("s Enter Esc");
        Assert.True(screen.Model.Job!.IsCancelled);
        Assert.Contains("save cancelled", screen.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_save_says_why()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("s Enter");
        screen.Model.Job!.Progress = new SaveProgress(10, 20, 100, true) { Failure = "cannot write x: no space left on device" };
        screen.Tick();
        Assert.Equal(" cannot write x: no space left on device", screen.Footer);
    }
}

using TermCap.Screen.Model;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>What takes long is done in slices: the footer says how far it is, keys are answered, Esc gives it up.</summary>
public sealed class WorkTests
{
    [Fact]
    public void A_search_over_many_packets_shows_how_far_it_is_and_ends_at_the_problem()
    {
        using Headless screen = Searching();
        Assert.Matches(@"^ looking for a problem \d+%  Esc:cancel", screen.Footer);
        Assert.Equal(0, screen.Window.List.Selected.Position);
        for (int turn = 0; turn < 100 && screen.Window.Context.State.Work is not null; turn++)
        {
            screen.Tick();
        }

        Assert.Equal('R', screen.Window.List.SelectedPacket!.Letter);
    }

    [Fact]
    public void Esc_gives_a_search_up_and_leaves_the_place()
    {
        using Headless screen = Searching();
        screen.Press("Esc");
        Assert.Equal(" given up", screen.Footer);
        screen.Tick();
        Assert.Equal(0, screen.Window.List.Selected.Position);
    }

    [Fact]
    public void Keys_are_answered_while_a_search_goes_on()
    {
        using Headless screen = Searching();
        screen.Press("c");
        Assert.Contains("Client", screen.Line(4), StringComparison.Ordinal);
    }

    [Fact]
    public void Esc_gives_up_a_filter_that_is_being_applied_and_closes_nothing()
    {
        FakeModel model = BondedHost.Make();
        using Headless screen = new(model);
        screen.Press("g Enter /").Type("tcp").Press("Enter");
        model.FilterProgress = 0.34;
        model.Change();
        screen.Tick();
        Assert.StartsWith(" filtering 34%  Esc:cancel", screen.Footer, StringComparison.Ordinal);
        screen.Press("Esc");
        Assert.Equal("filter ", model.Calls[^1]);
        Assert.True(screen.Window.Context.State.IsDetailOpen);
    }

    [Fact]
    public void Reading_a_file_is_stopped_by_Esc_twice()
    {
        FakeModel model = BondedHost.Make();
        model.Status = model.Status with { State = CaptureState.Reading, Progress = 0.4 };
        using Headless screen = new(model);
        Assert.Contains("READING 40%", screen.Line(0), StringComparison.Ordinal);
        screen.Press("Esc");
        Assert.Equal(" Esc again stops reading; what was read stays", screen.Footer);
        screen.Press("j Esc");
        Assert.DoesNotContain("stop reading", model.Calls);
        screen.Press("Esc");
        Assert.Contains("stop reading", model.Calls);
    }

    // One packet a call and no time to spare: as if there were millions.
    private static Headless Searching()
    {
        FakeModel model = BondedHost.Make();
        model.SearchSlice = 1;
        model.SearchDelay = TimeSpan.FromMilliseconds(35);
        Headless screen = new(model);
        screen.Press("g n");
        return screen;
    }
}

using CsCheck;
using TermCap.Screen.List;
using TermCap.Screen.Model;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

public sealed class ListTests
{
    [Fact]
    public void Walking_down_and_up_meets_the_same_lines()
    {
        FakeModel model = BondedHost.Make(60);
        ListWalker walker = new(model);
        walker.Toggle(3);
        walker.Toggle(29);
        List<ListCursor> down = [walker.First];
        while (walker.Next(down[^1]) is { } next)
        {
            down.Add(next);
        }

        List<ListCursor> up = [walker.Last];
        while (walker.Previous(up[^1]) is { } previous)
        {
            up.Add(previous);
        }

        up.Reverse();
        Assert.Equal(down, up);
        // 60 packets, two open with two copies each, one event.
        Assert.Equal(60 + 4 + 1, down.Count);
    }

    [Fact]
    public void Events_after_the_last_packet_are_lines_too()
    {
        FakeModel model = BondedHost.Make(5);
        model.AllEvents[0] = model.AllEvents[0] with { BeforePacket = 6 };
        ListWalker walker = new(model);
        Assert.Equal(new ListCursor(5, -1), walker.Last);
        Assert.Equal(new ListCursor(4, 0), walker.Previous(walker.Last));
        Assert.Equal(walker.Last, walker.Next(new ListCursor(4, 0)));
    }

    [Fact]
    public void Whatever_leaves_the_store_the_selection_stays_on_a_line_that_is_there() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[-3, 5]).Sample(
            (gone, position, line) =>
            {
                FakeModel model = BondedHost.Make(60);
                ListWalker walker = new(model);
                walker.Toggle(position);
                model.First = gone;
                ListCursor at = walker.Clamp(new ListCursor(position, line));
                Assert.InRange(at.Position, model.First, model.End);
                Assert.Equal(at, walker.Clamp(at));
                Assert.Equal(at, walker.Next(at) is { } next ? walker.Previous(next) : walker.Last);
            },
            seed: "0000TermCap2",
            iter: 2000);

    [Fact]
    public void The_list_follows_until_somebody_moves_up()
    {
        FakeModel model = BondedHost.Make(100);
        FakeModel more = BondedHost.Make(200);
        using Headless screen = new(model);
        Assert.True(screen.Window.List.IsFollowing);
        Assert.Equal(99, screen.Window.List.Selected.Position);
        screen.Press("k");
        Assert.False(screen.Window.List.IsFollowing);
        Add(model, more, 150);
        screen.Tick();
        Assert.Equal(98, screen.Window.List.Selected.Position);
        Assert.Contains("PAUSED:F", screen.Line(0), StringComparison.Ordinal);
        screen.Press("F");
        Assert.Equal(149, screen.Window.List.Selected.Position);
        Add(model, more, 200);
        screen.Tick();
        Assert.Equal(199, screen.Window.List.Selected.Position);
    }

    [Theory]
    [InlineData(CaptureState.Live, true)]
    [InlineData(CaptureState.Reading, false)]
    [InlineData(CaptureState.Done, false)]
    public void A_list_that_stands_still_is_said_where_packets_pass_it_by(CaptureState state, bool isSaid)
    {
        FakeModel model = BondedHost.Make(100);
        model.Status = model.Status with { State = state };
        using Headless screen = new(model);
        screen.Press("k");
        Assert.Equal(isSaid, screen.Line(0).Contains("PAUSED:F", StringComparison.Ordinal));
    }

    [Fact]
    public void A_frozen_screen_takes_no_snapshot()
    {
        FakeModel model = BondedHost.Make(100);
        using Headless screen = new(model);
        screen.Press("=");
        string before = screen.Line(10);
        Add(model, BondedHost.Make(200), 200);
        screen.Tick();
        Assert.Equal(before, screen.Line(10));
        Assert.Contains("FROZEN", screen.Line(0), StringComparison.Ordinal);
        screen.Press("=");
        screen.Tick();
        Assert.NotEqual(before, screen.Line(10));
    }

    [Fact]
    public void Moving_away_goes_no_further_than_the_list()
    {
        using Headless screen = new(BondedHost.Make(3));
        screen.Press("PgDn PgDn G PgUp PgUp g Ctrl-D Ctrl-U");
        Assert.Equal(0, screen.Window.List.Selected.Position);
    }

    [Fact]
    public void An_empty_list_says_what_it_waits_for()
    {
        using Headless screen = new(new FakeModel());
        Assert.Contains("waiting for packets", screen.Text(), StringComparison.Ordinal);
        screen.Press("j Space Enter w x f s n G g");
        Assert.Contains("no packets", screen.Footer, StringComparison.Ordinal);
    }

    private static void Add(FakeModel model, FakeModel more, int count)
    {
        for (int place = model.Packets.Count; place < count; place++)
        {
            model.Packets.Add(more.Packets[place]);
            model.PacketCopies.Add(more.PacketCopies[place]);
        }

        model.Change();
    }
}

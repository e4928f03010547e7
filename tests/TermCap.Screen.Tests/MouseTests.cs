using System.Drawing;
using TermCap.Screen.State;
using TermCap.Screen.Tests.Fakes;
using Terminal.Gui.Input;

namespace TermCap.Screen.Tests;

public sealed class MouseTests
{
    [Fact]
    public void A_click_selects_the_row_under_it()
    {
        using Headless screen = new(BondedHost.Make(100));
        screen.Press("g");
        screen.Mouse(new Point(20, 10), MouseFlags.LeftButtonPressed);
        // Row 4 of the screen has the titles, so row 10 is the sixth packet.
        Assert.Equal(5, screen.Window.List.Selected.Position);
    }

    [Fact]
    public void The_wheel_moves_three_rows()
    {
        using Headless screen = new(BondedHost.Make(100));
        screen.Press("g");
        screen.Mouse(new Point(20, 10), MouseFlags.WheeledDown);
        screen.Mouse(new Point(20, 10), MouseFlags.WheeledDown);
        screen.Mouse(new Point(20, 10), MouseFlags.WheeledUp);
        Assert.Equal(3, screen.Window.List.Selected.Position);
    }

    [Fact]
    public void A_click_into_the_detail_gives_it_the_keys()
    {
        using Headless screen = new(BondedHost.Make(100));
        screen.Press("g Enter");
        screen.Mouse(new Point(5, 17), MouseFlags.LeftButtonPressed);
        Assert.Equal(PaneKind.Detail, screen.Session.Context.State.Focus);
        Assert.Equal(2, screen.Window.Detail.Selected);
    }
}

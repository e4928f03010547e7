using System.Globalization;
using TermCap.Screen.Tests.Fakes;

namespace TermCap.Screen.Tests;

/// <summary>What goes over the link. The numbers are the product's promise, not what happens to be measured today.</summary>
public sealed class ByteBudgetTests
{
    [Theory]
    [InlineData(80, 24, 300)]
    [InlineData(140, 40, 900)]
    [InlineData(200, 60, 1200)]
    public void A_scrolled_row_costs_little(int width, int height, int budget)
    {
        using Headless screen = new(BondedHost.Make(400), width, height);
        screen.Press("g G k k");
        for (int key = 0; key < height; key++)
        {
            screen.Press("k");
        }

        List<int> sizes = [];
        for (int key = 0; key < 40; key++)
        {
            screen.Sink.Frames.Clear();
            screen.Press("k");
            Assert.Single(screen.Sink.Frames);
            sizes.Add(screen.Sink.Frames[0].Length);
        }

        sizes.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{width}x{height}: median {sizes[20]}, most {sizes[^1]} bytes"));
        Assert.InRange(sizes[20], 1, budget);
    }

    [Fact]
    public void Nothing_is_sent_while_nothing_changes()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press("g");
        screen.Sink.Frames.Clear();
        for (int turn = 0; turn < 50; turn++)
        {
            screen.Clock.Advance(ScreenRefresh.Period);
            screen.Tick();
        }

        Assert.Empty(screen.Sink.Frames);
    }

    [Fact]
    public void Following_fifty_thousand_packets_a_second_stays_below_15_kB_a_second()
    {
        FakeModel model = BondedHost.Make(200);
        using Headless screen = new(model);
        FakeModel more = BondedHost.Make(5000);
        screen.Sink.Frames.Clear();
        for (int frame = 0; frame < 10; frame++)
        {
            for (int packet = 0; packet < 400; packet++)
            {
                model.Packets.Add(more.Packets[model.Packets.Count]);
                model.PacketCopies.Add(more.PacketCopies[model.PacketCopies.Count]);
            }

            model.Status = model.Status with { Packets = model.Packets.Count, Elapsed = TimeSpan.FromSeconds(72 + (frame / 10.0)) };
            model.Change();
            screen.Clock.Advance(ScreenRefresh.Period);
            screen.Tick();
        }

        int bytes = screen.Sink.Frames.Sum(frame => frame.Length);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{screen.Sink.Frames.Count} frames, {bytes} bytes a second"));
        Assert.InRange(bytes, 1, 15_000);
    }

    [Fact]
    public void A_frame_waits_until_the_terminal_has_taken_the_last_one()
    {
        FakeModel model = BondedHost.Make();
        using Headless screen = new(model);
        bool mayDraw = false;
        ScreenRefresh refresh = new(screen.Window, new Actions.SaveActions(screen.Window), _ => mayDraw);
        screen.Window.List.SetFollowing(false);
        refresh.Tick();
        Assert.False(screen.Window.List.NeedsDraw);
        mayDraw = true;
        refresh.Tick();
        Assert.True(screen.Window.List.NeedsDraw);
    }
}

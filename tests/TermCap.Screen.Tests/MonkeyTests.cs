using System.Drawing;
using CsCheck;
using TermCap.Screen.Keys;
using TermCap.Screen.Sources;
using Terminal.Gui.Input;
using Size = System.Drawing.Size;

namespace TermCap.Screen.Tests;

/// <summary>Whatever is typed, clicked, pasted or resized, in whatever order: nothing throws, and the screen is filled to its last row.</summary>
public sealed class MonkeyTests
{
    private static readonly string[] Strokes = [.. KeyTable.Rows.SelectMany(row => row.Keys.Split(' ')).Distinct()];

    private static readonly string[] Lines =
        ["tcp.analysis.retransmission", "ip.addr == 10.0.21.5", "((", "frame.number in {1..50}", "\"abc", "tcp.port ==", "9999999999", "0", "", "é€", "matches \"[\"", "bond1", new string('x', 300), "/none/x.pcapng"];

    private static readonly Size[] Sizes = [new(80, 24), new(40, 10), new(1, 1), new(20, 5), new(80, 2), new(200, 60), new(3, 80)];

    private static readonly MouseFlags[] Buttons = [MouseFlags.LeftButtonPressed, MouseFlags.LeftButtonDoubleClicked, MouseFlags.WheeledDown, MouseFlags.WheeledUp, MouseFlags.RightButtonPressed, MouseFlags.PositionReport];

    [Fact]
    public void Nothing_that_is_done_to_the_demo_throws()
    {
        EngineModel model = EngineModelTests.Demo();
        Deeds.Array[1, 60].Sample(
            deeds =>
            {
                using Headless screen = new(model, model, Sizes[0]);
                foreach (Deed deed in deeds)
                {
                    deed.Do(screen);
                }

                screen.Tick();
                Assert.Equal(screen.Cells.GetLength(0), screen.Text().Count(letter => letter == '\n'));
            },
            iter: 200,
            threads: 1,
            seed: "4wnxPCR51px2");
    }

    private static Gen<Deed> Deeds { get; } = Gen.Frequency(
        (20, One(Strokes, (screen, stroke) => screen.Press(stroke))),
        (8, Gen.Char['!', '~'].Select(letter => new Deed($"{letter}", screen => screen.Press(new Key(letter))))),
        (2, Gen.Select(Gen.Char["/:gsFw?"], One(Lines, (screen, line) => screen.Type(line)), Gen.OneOf(Gen.Const(Key.Enter), Gen.Const(Key.Tab), Gen.Const(Key.Esc))).Select((opens, line, ends) => new Deed($"{opens}{line}{ends}", screen =>
        {
            screen.Press(new Key(opens));
            line.Do(screen);
            screen.Press(ends);
        }))),
        (2, One(Lines, (screen, line) => screen.Paste(line))),
        (2, Gen.Select(Gen.Int[0, 210], Gen.Int[0, 80], Gen.Int[0, Buttons.Length - 1]).Select((column, row, button) => new Deed($"{Buttons[button]} {column},{row}", screen => screen.Mouse(new Point(column, row), Buttons[button])))),
        (1, One(Sizes, (screen, size) => screen.Resize(size.Width, size.Height))),
        (2, Gen.Const(new Deed("tick", screen => screen.Tick()))));

    private static Gen<Deed> One<T>(T[] things, Action<Headless, T> act) => Gen.Int[0, things.Length - 1].Select(place => new Deed($"{things[place]}", screen => act(screen, things[place])));

    private sealed record Deed(string What, Action<Headless> Do)
    {
        public override string ToString() => What;
    }
}

using TermCap.Screen.Keys;
using TermCap.Screen.Tests.Fakes;
using TermCap.Screen.Text;
using Terminal.Gui.Input;

namespace TermCap.Screen.Tests;

public sealed class KeyTableTests
{
    private static readonly ViewKind[] Views = [ViewKind.Packets, ViewKind.Conversations, ViewKind.Interfaces, ViewKind.Events, ViewKind.Why, ViewKind.Follow, ViewKind.Help];

    public static TheoryData<string, ViewKind> KeysInViews()
    {
        TheoryData<string, ViewKind> rows = [];
        foreach (string name in KeyTable.Rows.Where(row => row.Views != ViewKind.Prompt).SelectMany(row => row.Strokes).Select(stroke => stroke.Name))
        {
            foreach (ViewKind view in Views)
            {
                rows.Add(name, view);
            }
        }

        return rows;
    }

    [Fact]
    public void Every_action_has_one_row_and_one_handler()
    {
        using Headless screen = new(BondedHost.Make());
        Assert.Equal(Enum.GetValues<ScreenAction>().Order(), KeyTable.Rows.Select(row => row.Action).Order());
        Assert.All(KeyTable.Rows, row => Assert.True(screen.Session.Actions.Has(row.Action), $"{row.Action} has no handler"));
    }

    [Fact]
    public void No_key_means_two_things_in_one_view()
    {
        foreach (ViewKind view in Views.Append(ViewKind.Prompt))
        {
            string[] names = [.. KeyTable.Rows.Where(row => (row.Views & view) != 0).SelectMany(row => row.Strokes).Select(stroke => stroke.Name)];
            Assert.Equal(names.Distinct(), names);
        }
    }

    [Fact]
    public void Every_row_says_what_it_does() =>
        Assert.All(KeyTable.Rows, row => Assert.InRange(row.Does.Length, 2, 90));

    [Theory]
    [MemberData(nameof(KeysInViews))]
    public void No_key_does_nothing_in_silence(string key, ViewKind view)
    {
        using Headless screen = new(BondedHost.Make());
        Show(screen, view);
        string before = Everything(screen);
        screen.Press(KeyStroke.Parse(key).Key);
        Assert.NotEqual(before, Everything(screen));
    }

    [Fact]
    public void A_key_that_means_nothing_says_so()
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press(Key.F9);
        Assert.Contains("does nothing; ? lists the keys", screen.Footer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("g n N", "no loss, reset or zero window before this packet; a takes in the rest")]
    [InlineData("G n", "no loss, reset or zero window after this packet; N looks before it")]
    [InlineData("g k", "at the top")]
    [InlineData("G j", "at the end")]
    [InlineData("Tab", "one pane only; Enter opens the detail")]
    [InlineData("c n", "n works in packets")]
    [InlineData("h", "Info is at its edge")]
    [InlineData("Esc", "nothing to cancel; q quits")]
    [InlineData("c c", "these are the conversations")]
    public void A_key_that_cannot_act_says_why(string keys, string why)
    {
        using Headless screen = new(BondedHost.Make());
        screen.Press(keys);
        Assert.Equal(" " + why, screen.Footer);
    }

    [Fact]
    public void The_help_shows_every_key()
    {
        using Headless screen = new(BondedHost.Make(), 120, 90);
        screen.Press("?");
        string text = screen.Text();
        Assert.All(KeyTable.Rows, row => Assert.Contains(Fit.End(row.Does, 30, ' ').TrimEnd(), text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_for_the_README_has_a_line_for_each_key_outside_the_prompt() =>
        Assert.Equal(KeyTable.Rows.Count(row => row.Views != ViewKind.Prompt) + 2, KeyTable.AsMarkdown().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    [Fact]
    public void Escape_alone_never_ends_the_screen()
    {
        using Headless screen = new(BondedHost.Make());
        for (int press = 0; press < 5; press++)
        {
            screen.Press("Esc");
        }

        Assert.False(screen.Session.Context.State.IsEnding);
    }

    [Fact]
    public void Q_ends_and_asks_once_when_packets_stand_in_no_file()
    {
        FakeModel model = BondedHost.Make();
        model.HasUnsaved = true;
        using Headless screen = new(model);
        screen.Press("q");
        Assert.Contains("stand in no file", screen.Footer, StringComparison.Ordinal);
        screen.Press("j q");
        Assert.False(screen.Session.Context.State.IsEnding);
        screen.Press("q");
        Assert.True(screen.Session.Context.State.IsEnding);
    }

    private static void Show(Headless screen, ViewKind view)
    {
        string keys = view switch
        {
            ViewKind.Conversations => "c",
            ViewKind.Interfaces => "i",
            ViewKind.Events => "e",
            ViewKind.Why => "w",
            ViewKind.Follow => "f",
            ViewKind.Help => "?",
            _ => "g j j j j",
        };
        screen.Press(keys);
        Assert.Equal(view, screen.Session.Context.State.View);
    }

    // All that a key may change: cells with their looks, what was asked of program and terminal, and the choices made.
    private static string Everything(Headless screen)
    {
        FakeModel model = screen.Model;
        return string.Join(
            '\n',
            screen.Text(),
            string.Concat(screen.Cells.Cast<Terminal.Gui.Drawing.Cell>().Select(cell => cell.Attribute.ToString())),
            string.Join('|', model.Calls),
            model.Marks,
            model.IsRecording,
            string.Join('|', screen.Terminal.Sent),
            screen.Terminal.Suspensions,
            screen.Terminal.Redraws,
            screen.Session.Context.State.IsEnding);
    }
}

using Terminal.Gui.Input;
using static TermCap.Screen.Keys.ScreenAction;
using static TermCap.Screen.Keys.ViewKind;

namespace TermCap.Screen.Keys;

/// <summary>All keys. Handling, footer, help, the README's table and the manual are made from these rows.</summary>
public static class KeyTable
{
    private const ViewKind Lists = ViewKind.Packets | ViewKind.Conversations | ViewKind.Interfaces | ViewKind.Events;

    /// <summary>The rows, in the order of the help.</summary>
    public static IReadOnlyList<KeyRow> Rows { get; } =
    [
        new(Down, "j Down", Anywhere, "down"),
        new(Up, "k Up", Anywhere, "up"),
        new(PageDown, "PgDn Ctrl-F", Anywhere, "a page down"),
        new(PageUp, "PgUp Ctrl-B", Anywhere, "a page up"),
        new(HalfPageDown, "Ctrl-D", Anywhere, "half a page down"),
        new(HalfPageUp, "Ctrl-U", Anywhere, "half a page up"),
        new(First, "g Home", Anywhere, "first"),
        new(Last, "G End", Anywhere, "last; in the packet list follow what comes"),
        new(Left, "h Left", ViewKind.Packets, "scroll Info to the left"),
        new(Right, "l Right", ViewKind.Packets, "scroll Info to the right"),
        new(FollowTail, "F", ViewKind.Packets, "follow the tail, or stop"),
        new(Fold, "Space + -", ViewKind.Packets, "open or fold copies, or a layer of the detail") { Footer = "fold", FooterRank = 3 },
        new(FoldAll, "E", ViewKind.Packets, "open or fold all"),
        new(Open, "Enter", Lists, "open it: detail, filter on it, or where it happened") { Footer = "detail", FooterRank = 2 },
        new(NextPane, "Tab", ViewKind.Packets, "next pane: list, detail, bytes"),
        new(PreviousPane, "Shift-Tab", ViewKind.Packets, "pane before"),
        new(Maximise, "\\", ViewKind.Packets, "this pane alone, or all again"),
        new(ScreenAction.Filter, "/", Anywhere, "display filter; empty for none") { Footer = "filter", FooterRank = 1 },
        new(NextProblem, "n", ViewKind.Packets, "next loss, gap, reset or zero window") { Footer = "problem", FooterRank = 4 },
        new(PreviousProblem, "N", ViewKind.Packets, "the same, before"),
        new(Phantoms, "a", ViewKind.Packets, "n, N take in what is apparent, or duplicate ACKs"),
        new(Mark, "x", ViewKind.Packets, "mark a packet, or take the mark away"),
        new(GoTo, ":", ViewKind.Packets, "go to a packet number, or a time (12.5, 03:18:02)"),
        new(ScreenAction.TimeFormat, "T", ViewKind.Packets | ViewKind.Events, "times: since the start, local, UTC, since previous"),
        new(ScreenAction.Packets, "p", Anywhere, "back to the packets") { Footer = "packets", FooterRank = 12 },
        new(ScreenAction.Conversations, "c", Anywhere, "conversations, the worst first") { Footer = "convs", FooterRank = 6 },
        new(ScreenAction.Interfaces, "i", Anywhere, "interfaces: the tree of devices") { Footer = "ifaces", FooterRank = 7 },
        new(ScreenAction.Events, "e", Anywhere, "events: failover, link changes, drops") { Footer = "events", FooterRank = 10 },
        new(ScreenAction.Why, "w", ViewKind.Packets, "why: the proof of a verdict") { Footer = "why", FooterRank = 5 },
        new(FollowStream, "f", ViewKind.Packets | ViewKind.Conversations, "what the two ends said, each byte once") { Footer = "follow", FooterRank = 11 },
        new(Save, "s", Anywhere, "save cleaned packets") { Footer = "save", FooterRank = 8 },
        new(SaveWithCopies, "S", Anywhere, "save with all copies"),
        new(Record, "r", Anywhere, "start or stop recording cleaned packets"),
        new(Reset, "R", Anywhere, "counters start again at zero"),
        new(Yank, "y", Anywhere, "copy the row or the proof to the clipboard (OSC 52)") { Footer = "copy", FooterRank = 2 },
        new(Freeze, "=", Anywhere, "freeze the screen; the capture goes on"),
        new(ScreenAction.Theme, "t", Anywhere, "next theme"),
        new(ScreenAction.Mouse, "m", Anywhere, "mouse on or off (wheel and clicks)"),
        new(ScreenAction.Help, "? F1", Anywhere, "this help") { Footer = "help", FooterRank = 9 },
        new(Redraw, "Ctrl-L", Anywhere, "draw all again"),
        new(Suspend, "Ctrl-Z", Anywhere, "suspend; fg comes back"),
        new(Cancel, "Esc", Anywhere, "cancel what runs; close what lies over the packets"),
        new(Quit, "q Ctrl-C", Anywhere, "back one view; in the packets: quit") { Footer = "quit", FooterRank = 13 },
        new(PromptAccept, "Enter", Prompt, "accept") { Footer = "apply", FooterRank = 1 },
        new(PromptCancel, "Esc Ctrl-C", Prompt, "leave it as it was") { Footer = "cancel", FooterRank = 2 },
        new(PromptComplete, "Tab", Prompt, "complete; again: the next word") { Footer = "complete", FooterRank = 3 },
        new(PromptOlder, "Up Ctrl-P", Prompt, "the line before"),
        new(PromptNewer, "Down Ctrl-N", Prompt, "the line after"),
        new(PromptLeft, "Left Ctrl-B", Prompt, "left"),
        new(PromptRight, "Right Ctrl-F", Prompt, "right"),
        new(PromptHome, "Home Ctrl-A", Prompt, "to the beginning"),
        new(PromptEnd, "End Ctrl-E", Prompt, "to the end"),
        new(PromptErase, "Backspace", Prompt, "erase the letter before"),
        new(PromptDelete, "Del Ctrl-D", Prompt, "erase the letter at the cursor"),
        new(PromptEraseWord, "Ctrl-W", Prompt, "erase the word before"),
        new(PromptEraseLine, "Ctrl-U", Prompt, "erase the line"),
    ];

    /// <summary>The row that a key means in a view: one that can act there, else one of another view (so that it can be said), else null.</summary>
    public static KeyRow? Find(Key pressed, ViewKind view)
    {
        KeyRow? elsewhere = null;
        foreach (KeyRow row in Rows)
        {
            if ((row.Views & Prompt) != (view & Prompt) || !row.Strokes.Any(stroke => stroke.Is(pressed)))
            {
                continue;
            }

            if ((row.Views & view) != 0)
            {
                return row;
            }

            elsewhere ??= row;
        }

        return elsewhere;
    }

    /// <summary>What the footer shows in a view, first things first.</summary>
    public static IEnumerable<KeyRow> Footer(ViewKind view) =>
        Rows.Where(row => row.FooterRank > 0 && (row.Views & view) != 0 && FooterWord(row, view).Length > 0).OrderBy(row => row.FooterRank);

    /// <summary>The footer's word for a row: what Enter does is another thing in each view.</summary>
    public static string FooterWord(KeyRow row, ViewKind view) => (row.Action, view) switch
    {
        (Open, ViewKind.Conversations or ViewKind.Interfaces) => "only it",
        (Open, ViewKind.Events) => "go there",
        (Yank, not ViewKind.Why) => "",
        (ScreenAction.Packets, ViewKind.Packets) => "",
        (ScreenAction.Conversations, ViewKind.Conversations) => "",
        (ScreenAction.Interfaces, ViewKind.Interfaces) => "",
        (ScreenAction.Events, ViewKind.Events) => "",
        (ScreenAction.Help, ViewKind.Help) => "",
        (Quit, ViewKind.Packets) => "quit",
        (Quit, _) => "back",
        _ => row.Footer,
    };

    /// <summary>The table as Markdown, for the README.</summary>
    public static string AsMarkdown() => "| key | does |\n| --- | --- |\n" + string.Concat(
        Rows.Where(row => row.Views != Prompt).Select(row => $"| {string.Join(' ', row.Strokes.Select(stroke => $"`{Escaped(stroke.Name)}`"))} | {row.Does} |\n"));

    private static string Escaped(string name) => name.Replace("|", "\\|", StringComparison.Ordinal);
}

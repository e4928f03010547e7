namespace TermCap.Screen.Keys;

/// <summary>What keys do. Each has one row in <see cref="KeyTable"/> and one handler.</summary>
public enum ScreenAction
{
    Down, Up, PageDown, PageUp, HalfPageDown, HalfPageUp, First, Last, Left, Right,
    FollowTail, Fold, FoldAll, Open, NextPane, PreviousPane, Maximise,
    Filter, NextProblem, PreviousProblem, Phantoms, Mark, GoTo, TimeFormat,
    Packets, Conversations, Interfaces, Events, Why, FollowStream,
    Save, SaveWithCopies, Record, Reset, Yank, Freeze, Theme, Mouse, Help, Redraw, Suspend, Cancel, Quit,
    PromptAccept, PromptCancel, PromptComplete, PromptOlder, PromptNewer, PromptLeft, PromptRight, PromptHome, PromptEnd,
    PromptErase, PromptDelete, PromptEraseWord, PromptEraseLine,
}

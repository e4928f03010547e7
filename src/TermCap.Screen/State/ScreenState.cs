using TermCap.Screen.Keys;
using TermCap.Screen.Model;
using TermCap.Screen.Text;

namespace TermCap.Screen.State;

/// <summary>What the user has chosen. The screen's thread alone reads and writes it.</summary>
internal sealed class ScreenState
{
    /// <summary>Which view is shown.</summary>
    public ViewKind View { get; set; } = ViewKind.Packets;

    /// <summary>The view to come back to from help, why and follow.</summary>
    public ViewKind Before { get; set; } = ViewKind.Packets;

    /// <summary>Which pane of the packet view has the keys.</summary>
    public PaneKind Focus { get; set; } = PaneKind.List;

    /// <summary>Whether detail and bytes are shown below the list.</summary>
    public bool IsDetailOpen { get; set; }

    /// <summary>Whether the focused pane has the space of all.</summary>
    public bool IsMaximised { get; set; }

    /// <summary>Whether snapshots are no longer taken.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>The least trouble that n and N stop at.</summary>
    public Severity LeastProblem { get; set; } = Severity.Notice;

    /// <summary>How times are written.</summary>
    public TimeFormat TimeFormat { get; set; }

    /// <summary>Whether the terminal reports the mouse.</summary>
    public bool IsMouseOn { get; set; }

    /// <summary>The line that is being typed; null when none is.</summary>
    public PromptState? Prompt { get; set; }

    /// <summary>What the footer says instead of the keys; null for the keys.</summary>
    public Message? Message { get; set; }

    /// <summary>What is being done in slices; null for nothing.</summary>
    public IScreenWork? Work { get; set; }

    /// <summary>Set when the screen is to end.</summary>
    public bool IsEnding { get; set; }

    /// <summary>The view that keys belong to: the prompt's while it is open.</summary>
    public ViewKind KeyView => Prompt is null ? View : ViewKind.Prompt;
}

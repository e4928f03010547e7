using TermCap.Screen.Driver;
using TermCap.Screen.Model;
using TermCap.Screen.State;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Panes;

/// <summary>What all panes look at.</summary>
internal sealed class PaneContext(IScreenModel model, IScreenCommands commands, Theme theme, GlyphSet glyphs, TimeProvider time)
{
    /// <summary>What is shown.</summary>
    public IScreenModel Model { get; } = model;

    /// <summary>What can be asked for.</summary>
    public IScreenCommands Commands { get; } = commands;

    /// <summary>What the user has chosen.</summary>
    public ScreenState State { get; } = new();

    /// <summary>How it looks.</summary>
    public Theme Theme { get; set; } = theme;

    /// <summary>What draws lines and folds.</summary>
    public GlyphSet Glyphs { get; } = glyphs;

    /// <summary>Whether only ASCII may be sent.</summary>
    public bool IsAscii => ReferenceEquals(Glyphs, GlyphSet.Ascii);

    /// <summary>The screen's clock: refresh, messages; the zone of local times.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Called when the mouse has changed something, so that it is drawn.</summary>
    public Action Changed { get; set; } = static () => { };

    /// <summary>Begins what may take long: its first slice now, the rest with the timer. What was under way is given up for it.</summary>
    public void Begin(IScreenWork work) => State.Work = work.Step() ? null : work;

    /// <summary>Says a short word in the footer.</summary>
    public void Say(string text, bool isError = false) =>
        State.Message = text.Length == 0 ? null : new Message(SafeText.Clean(text), isError, Time.GetTimestamp());
}

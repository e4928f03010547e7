using TermCap.Screen.Driver;
using TermCap.Screen.Text;
using TermCap.Screen.Themes;

namespace TermCap.Screen;

/// <summary>How the screen is to look.</summary>
public sealed record ScreenOptions
{
    /// <summary>The theme; null lets the terminal decide: <c>mono</c> without colours, else <c>dark</c>.</summary>
    public string? ThemeName { get; init; }

    /// <summary>Where themes are looked for.</summary>
    public ThemeFolder Themes { get; init; } = ThemeFolder.Standard(Environment.GetEnvironmentVariable);

    /// <summary>What the terminal can do.</summary>
    public TerminalProfile Profile { get; init; } = TerminalProfile.From(Environment.GetEnvironmentVariable);

    /// <summary>How times are written at first (<c>--utc</c>).</summary>
    public TimeFormat TimeFormat { get; init; }

    /// <summary>Whether <c>m</c> may take the mouse from the terminal; it is off at first in any case.</summary>
    public bool MayMouse { get; init; } = true;

    /// <summary>The clock of the screen, for refresh and messages only; its zone is that of local times.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Looked at ten times a second: true ends the screen (the program was told to stop).</summary>
    public Func<bool> ShouldEnd { get; init; } = static () => false;
}

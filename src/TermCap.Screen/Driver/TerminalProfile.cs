namespace TermCap.Screen.Driver;

/// <summary>What the environment says of the terminal.</summary>
/// <param name="Colours">How many colours to send.</param>
/// <param name="Glyphs">Which characters draw lines, folds and charts.</param>
/// <param name="ScrollRegions">Whether scroll regions (CSI r, S, T) and erasing in a line (CSI X) may be used.</param>
/// <param name="Refusal">Null, or the sentence that says why no screen can be shown.</param>
public sealed record TerminalProfile(ColourDepth Colours, GlyphSet Glyphs, bool ScrollRegions, string? Refusal)
{
    // POSIX: the first of these that is set and not empty decides.
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Reads TERM, NO_COLOR, LC_ALL, LC_CTYPE and LANG.</summary>
    /// <param name="variable">Answers an environment variable's value, or null.</param>
    /// <param name="forceAscii">True for <c>--ascii</c>.</param>
    public static TerminalProfile From(Func<string, string?> variable, bool forceAscii = false)
    {
        string terminal = variable("TERM") ?? "";
        if (terminal == "dumb")
        {
            return new(ColourDepth.Mono, GlyphSet.Ascii, false, "TERM=dumb cannot show a screen; use --text or --json");
        }

        bool mono = !string.IsNullOrEmpty(variable("NO_COLOR")) || terminal.Length == 0
            || terminal.EndsWith("-m", StringComparison.Ordinal)
            || (terminal.StartsWith("vt", StringComparison.Ordinal) && !terminal.EndsWith("-color", StringComparison.Ordinal));
        // xterm and its kin know CSI S and T; VT100 and VT102 know the region, but not these two.
        bool scroll = !terminal.StartsWith("vt", StringComparison.Ordinal) && terminal.Length > 0;
        return new(mono ? ColourDepth.Mono : ColourDepth.Sixteen, forceAscii || !IsUtf8(variable) ? GlyphSet.Ascii : GlyphSet.Unicode, scroll, null);
    }

    private static bool IsUtf8(Func<string, string?> variable)
    {
        string locale = LocaleVariables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return locale.Contains("utf-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }
}

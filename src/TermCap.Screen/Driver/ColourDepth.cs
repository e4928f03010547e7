namespace TermCap.Screen.Driver;

/// <summary>How many colours are sent.</summary>
public enum ColourDepth
{
    /// <summary>None: bold, underline and reverse only.</summary>
    Mono,

    /// <summary>The sixteen that every colour terminal has, in the shades that its user chose.</summary>
    Sixteen,
}

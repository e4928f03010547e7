namespace TermCap.Screen.Text;

/// <summary>How the list's times are written.</summary>
public enum TimeFormat
{
    /// <summary>Seconds since the first frame.</summary>
    Relative,

    /// <summary>The clock of the place.</summary>
    Local,

    /// <summary>The clock of UTC.</summary>
    Utc,

    /// <summary>Seconds since the packet before in the list.</summary>
    SincePrevious,
}

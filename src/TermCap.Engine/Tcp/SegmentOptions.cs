namespace TermCap.Engine.Tcp;

/// <summary>Which options of interest a segment carries.</summary>
[Flags]
public enum SegmentOptions : byte
{
    None = 0,
    MaximumSegmentSize = 1,
    WindowScale = 2,
    SackPermitted = 4,
    Timestamps = 8,

    /// <summary>A Fast Open cookie, or the request for one (RFC 7413).</summary>
    FastOpen = 16,

    /// <summary>An option whose length lies.</summary>
    Malformed = 32,

    /// <summary>A SACK option without blocks (RFC 2018, section 3 knows none).</summary>
    EmptySack = 64,

    /// <summary>A SACK option that promises blocks and was cut: they count as there, whatever they name.</summary>
    CutSack = 128,
}

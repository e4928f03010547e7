namespace TermCap.Engine.Tcp;

/// <summary>How much of a TCP header can be trusted, and what analysis does with it (tcp-analysis, section 2).</summary>
public enum SegmentStatus : byte
{
    /// <summary>Everything counts.</summary>
    Whole = 0,

    /// <summary>Captured up to the window at least (sixteen bytes), but not to the end of the options: counts in the state, but no verdict is shown; window and length are.</summary>
    EndCut,

    /// <summary>Fourteen or fifteen bytes: stream and length are shown; but for the stream's completeness nothing counts.</summary>
    FlagsOnly,

    /// <summary>Less than fourteen bytes: nothing is shown, nothing counts, and it takes no stream number.</summary>
    Cut,

    /// <summary>A header length below five words: the state takes what lies behind it as payload, but nothing is shown.</summary>
    HeaderTooShort,

    /// <summary>A header length beyond the segment: the window is shown, nothing counts.</summary>
    HeaderTooLong,

    /// <summary>Quoted in an ICMP error: takes a stream number, nothing counts.</summary>
    Quoted,
}

namespace TermCap.Engine.Pipeline;

/// <summary>The kinds of <see cref="CaptureNotice"/>.</summary>
public enum NoticeKind
{
    /// <summary>Another slave is active, or a device came, went, or changed its master.</summary>
    Topology,

    /// <summary>The capture lost frames.</summary>
    Drops,

    /// <summary>The clock of the frames jumped.</summary>
    Clock,

    /// <summary>An input ended in mid-record or turned bad.</summary>
    Truncated,

    /// <summary>Something else worth saying once.</summary>
    Remark,
}

namespace TermCap.Engine.Pipeline;

/// <summary>How much a headline says.</summary>
public enum HeadlineForm
{
    /// <summary>All: other kinds of trouble beside retransmissions, and the devices where copies were seen.</summary>
    Full = 0,

    /// <summary>Without the other kinds, which stand counted somewhere near.</summary>
    NoOtherKinds,

    /// <summary>Without the devices either.</summary>
    Brief,
}

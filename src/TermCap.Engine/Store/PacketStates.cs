namespace TermCap.Engine.Store;

/// <summary>How far a packet has come through the pipeline.</summary>
[Flags]
public enum PacketStates : byte
{
    /// <summary>Its first frame was placed.</summary>
    None = 0,

    /// <summary>The witness is known.</summary>
    Decided = 1,

    /// <summary>It is kept: analysed, and written by <c>clean</c>.</summary>
    Kept = 2,

    /// <summary>The analysis has spoken, or has nothing to say (not kept, no TCP).</summary>
    Analysed = 4,

    /// <summary>No more copies can come.</summary>
    Closed = 8,

    /// <summary>Its headers were not whole.</summary>
    Malformed = 16,
}

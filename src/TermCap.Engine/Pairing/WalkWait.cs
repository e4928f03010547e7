namespace TermCap.Engine.Pairing;

/// <summary>What a walk can still become, and so how long its group stays open (design.md 6.3, rule 6).</summary>
internal enum WalkWait : byte
{
    /// <summary>Every copy that can come has come.</summary>
    None = 0,

    /// <summary>A copy above, a turn or another port of a bridge: the receive window.</summary>
    Short,

    /// <summary>A sent copy below, which a queue may hold: the transmit window.</summary>
    Long,
}

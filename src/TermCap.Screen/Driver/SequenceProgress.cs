namespace TermCap.Screen.Driver;

/// <summary>How far a sequence has come.</summary>
internal enum SequenceProgress
{
    /// <summary>More belongs to it.</summary>
    GoesOn,

    /// <summary>It is complete.</summary>
    Whole,

    /// <summary>What came last does not belong to it, and it cannot go on.</summary>
    Broken,
}

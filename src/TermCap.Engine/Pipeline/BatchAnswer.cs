namespace TermCap.Engine.Pipeline;

/// <summary>What waiting for a batch came to.</summary>
public enum BatchAnswer
{
    /// <summary>Here is one.</summary>
    Batch,

    /// <summary>None came in time.</summary>
    Nothing,

    /// <summary>None will come any more.</summary>
    End,
}

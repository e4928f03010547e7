namespace TermCap.Engine.Wire;

/// <summary>What laying a view over bytes came to.</summary>
public enum HeaderStatus : byte
{
    /// <summary>Every byte of the header was captured and its lengths agree.</summary>
    Whole = 0,

    /// <summary>The header goes on past the captured bytes: the snaplen's doing.</summary>
    Cut,

    /// <summary>The header contradicts itself or the layer that carries it.</summary>
    Malformed,

    /// <summary>There is nothing here that TermCap reads.</summary>
    Unknown,
}

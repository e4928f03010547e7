namespace TermCap.Engine.Pairing;

/// <summary>How far order and times are trusted to tell copies from second packets with the same bytes, where no interface is named.</summary>
internal enum CookedTrust : byte
{
    /// <summary>Copies may be missing, but repeats come at other times than copies: by usual times.</summary>
    Usual = 0,

    /// <summary>No copy is missing, so they are joined in their order.</summary>
    Whole,

    /// <summary>Nothing tells: left apart.</summary>
    Apart,
}

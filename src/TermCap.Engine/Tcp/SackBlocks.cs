using System.Runtime.CompilerServices;

namespace TermCap.Engine.Tcp;

/// <summary>Room for the blocks of one SACK option.</summary>
[InlineArray(Count)]
public struct SackBlocks
{
    /// <summary>No more fit in 40 bytes of options (RFC 2018, section 3).</summary>
    public const int Count = 4;

    private SackBlock _first;
}

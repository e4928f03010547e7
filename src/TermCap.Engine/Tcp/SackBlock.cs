using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>One block of a SACK option (RFC 2018, section 3): bytes that arrived.</summary>
/// <param name="Left">The first byte.</param>
/// <param name="Right">The byte behind the last.</param>
public readonly record struct SackBlock(TcpSequence Left, TcpSequence Right)
{
    /// <summary>Bytes in the block; a block that runs backwards counts as its numbers say.</summary>
    public int LengthBytes => Right.BytesAfter(Left);
}

namespace TermCap.Screen.Model;

/// <summary>Everything about one frame: tree and bytes.</summary>
/// <param name="Fields">The tree, parents before children.</param>
/// <param name="Bytes">The captured bytes; empty when they have left the store.</param>
public sealed record PacketDetail(IReadOnlyList<DetailField> Fields, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Offsets of bytes that differ from the witness, when a copy is looked at.</summary>
    public IReadOnlySet<int> Differs { get; init; } = new HashSet<int>();
}

namespace TermCap.Screen.Model;

/// <summary>A run of bytes that one end of a conversation sent.</summary>
/// <param name="FromClient">Whether the client sent it.</param>
/// <param name="Packet">The number of the first packet that carried it.</param>
/// <param name="Bytes">The payload, in sequence, each byte once.</param>
/// <param name="IsGap">True where bytes are missing; then <paramref name="Bytes"/> is empty and <see cref="GapBytes"/> says how many.</param>
public sealed record StreamChunk(bool FromClient, long Packet, ReadOnlyMemory<byte> Bytes, bool IsGap)
{
    /// <summary>Bytes that were never captured.</summary>
    public long GapBytes { get; init; }
}

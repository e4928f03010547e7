namespace TermCap.Screen.Model;

/// <summary>What two endpoints said to each other.</summary>
/// <param name="Stream">The stream's number.</param>
/// <param name="Client">The client's endpoint.</param>
/// <param name="Server">The server's endpoint.</param>
/// <param name="Chunks">In the order of the conversation.</param>
/// <param name="IsCut">Whether there was more than the bound allows.</param>
public sealed record FollowedStream(int Stream, string Client, string Server, IReadOnlyList<StreamChunk> Chunks, bool IsCut);

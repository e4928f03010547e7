namespace TermCap.Engine.Tcp;

/// <summary>The bounds of one <see cref="TcpAnalyser"/>.</summary>
public sealed record TcpAnalyserOptions
{
    /// <summary>Conversations that are kept at once; past it the closed and then the least recently used ones are forgotten, and counted.</summary>
    public int ConversationsMax { get; init; } = 262_144;

    /// <summary>Unacknowledged segments remembered for each side; past it the oldest is forgotten, and counted.</summary>
    public int SegmentsPerSideMax { get; init; } = 4096;

    /// <summary>Unacknowledged segments remembered for all sides together; past it a side's oldest makes room, or the new one is not remembered; counted.</summary>
    public int SegmentsMax { get; init; } = 524_288;

    /// <summary>Seed of the table's hash, other for every run, so that nobody can aim at one bucket.</summary>
    public ulong HashSeed { get; init; } = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Whether what the conversations view shows and the evidence for <see cref="TcpVerdict.Resent"/> are kept; the apparent instance needs neither.</summary>
    public bool KeepsConversations { get; init; } = true;
}

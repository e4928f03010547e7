using System.Runtime.CompilerServices;

namespace TermCap.Engine.Tcp;

/// <summary>The bounds of one <see cref="TcpAnalyser"/>.</summary>
public sealed record TcpAnalyserOptions
{
    /// <summary>Conversations that are kept however little memory there is.</summary>
    public const int ConversationsMin = 4096;

    /// <summary>Conversations that are kept at once; past it the closed and then the least recently used ones are forgotten, and counted.</summary>
    public int ConversationsMax { get; init; } = 262_144;

    /// <summary>Unacknowledged segments remembered for each side; past it the oldest is forgotten, and counted.</summary>
    public int SegmentsPerSideMax { get; init; } = 4096;

    /// <summary>Unacknowledged segments remembered for all sides together; past it a side's oldest makes room, or the new one is not remembered; counted.</summary>
    public int SegmentsMax { get; init; } = 524_288;

    /// <summary>
    /// The bounds of a run's two instances, the real one and the apparent one, that keep both of them within some memory: a quarter for the unacknowledged segments, the rest for the conversations.
    /// Never more than the usual bounds, never less than <see cref="ConversationsMin"/> conversations.
    /// </summary>
    /// <param name="memoryBytes">What both may take together.</param>
    /// <param name="areBothKept">Whether the apparent instance keeps conversations too.</param>
    public static TcpAnalyserOptions Within(long memoryBytes, bool areBothKept = false)
    {
        int flow = Unsafe.SizeOf<Flow>() + Unsafe.SizeOf<RecencyLink>() + (2 * sizeof(int));
        int conversation = (2 * flow) + ((areBothKept ? 2 : 1) * (Unsafe.SizeOf<FlowRecord>() + sizeof(int)));
        long segments = memoryBytes / 4 / (2 * Unsafe.SizeOf<WaitingSegment>());
        long conversations = (memoryBytes - (memoryBytes / 4)) / conversation;
        TcpAnalyserOptions usual = new();
        return usual with
        {
            ConversationsMax = (int)Math.Clamp(conversations, ConversationsMin, usual.ConversationsMax),
            SegmentsMax = (int)Math.Clamp(segments, ConversationsMin, usual.SegmentsMax),
        };
    }

    /// <summary>Seed of the table's hash, other for every run, so that nobody can aim at one bucket.</summary>
    public ulong HashSeed { get; init; } = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Whether what the conversations view shows and the evidence for <see cref="TcpVerdict.Resent"/> are kept; the apparent instance needs neither.</summary>
    public bool KeepsConversations { get; init; } = true;
}

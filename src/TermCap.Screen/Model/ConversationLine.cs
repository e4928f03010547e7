namespace TermCap.Screen.Model;

/// <summary>One conversation's latest stream.</summary>
/// <param name="Stream">The stream's number, from 0.</param>
/// <param name="A">The client's endpoint.</param>
/// <param name="B">The server's endpoint.</param>
public sealed record ConversationLine(int Stream, string A, string B)
{
    /// <summary>open, closed, reset, …</summary>
    public string State { get; init; } = "";

    /// <summary>Packets both ways.</summary>
    public long Packets { get; init; }

    /// <summary>Payload both ways.</summary>
    public long Bytes { get; init; }

    /// <summary>Real retransmissions of any kind.</summary>
    public long Retransmissions { get; init; }

    /// <summary>Retransmissions that a naive reading sees.</summary>
    public long Apparent { get; init; }

    /// <summary>Real duplicate ACKs and out-of-order segments.</summary>
    public long OtherTrouble { get; init; }

    /// <summary>Real duplicate ACKs.</summary>
    public long DuplicateAcks { get; init; }

    /// <summary>Real out-of-order segments.</summary>
    public long OutOfOrder { get; init; }

    /// <summary>Real gaps: a segment before was not captured.</summary>
    public long Gaps { get; init; }

    /// <summary>Real zero windows.</summary>
    public long ZeroWindows { get; init; }

    /// <summary>Payload from client to server, and back.</summary>
    public (long Up, long Down) Ways { get; init; }

    /// <summary>What the client sent, in full.</summary>
    public WayLine FromClient { get; init; } = WayLine.Nothing;

    /// <summary>What the server sent, in full.</summary>
    public WayLine FromServer { get; init; } = WayLine.Nothing;

    /// <summary>Which parts of its life were seen, as in <c>SYN SYN-ACK ACK data FIN</c>.</summary>
    public string Completeness { get; init; } = "";

    /// <summary>Round trip of the handshake; null when it was not seen.</summary>
    public long? HandshakeNanoseconds { get; init; }

    /// <summary>Segments that were resent, by evidence.</summary>
    public long Resent { get; init; }

    /// <summary>Smoothed round trip; null when never measured.</summary>
    public long? RoundTripNanoseconds { get; init; }

    /// <summary>Packets over time, in slices of equal length, oldest first.</summary>
    public IReadOnlyList<int> Chart { get; init; } = [];

    /// <summary>The display filter that shows this conversation only.</summary>
    public string Filter { get; init; } = "";
}

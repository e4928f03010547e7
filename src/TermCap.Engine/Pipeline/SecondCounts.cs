using TermCap.Engine.Tcp;

namespace TermCap.Engine.Pipeline;

/// <summary>What one second of the capture's own time brought: packets, and real trouble by its kind. Immutable.</summary>
/// <param name="Packets">Packets analysed.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Problems">Packets with a real problem: retransmission, duplicate ACK, out-of-order, lost segment, zero window or reset.</param>
public readonly record struct SecondCounts(int Packets, long Bytes, int Problems)
{
    /// <summary>Retransmissions of any kind.</summary>
    public int Retransmissions { get; init; }

    /// <summary>Duplicate ACKs.</summary>
    public int DuplicateAcks { get; init; }

    /// <summary>Segments out of order.</summary>
    public int OutOfOrder { get; init; }

    /// <summary>Segments behind a gap.</summary>
    public int Gaps { get; init; }

    /// <summary>Zero windows.</summary>
    public int ZeroWindows { get; init; }

    /// <summary>Segments with RST.</summary>
    public int Resets { get; init; }

    /// <summary>The same second with one packet more that has a problem.</summary>
    internal SecondCounts WithProblem(int lengthBytes, TcpFlags flags, bool isReset) => new(Packets + 1, Bytes + lengthBytes, Problems + 1)
    {
        Retransmissions = Retransmissions + One(flags & TcpFlags.Retransmission),
        DuplicateAcks = DuplicateAcks + One(flags & TcpFlags.DuplicateAck),
        OutOfOrder = OutOfOrder + One(flags & TcpFlags.OutOfOrder),
        Gaps = Gaps + One(flags & TcpFlags.LostSegment),
        ZeroWindows = ZeroWindows + One(flags & TcpFlags.ZeroWindow),
        Resets = Resets + (isReset ? 1 : 0),
    };

    private static int One(TcpFlags flag) => flag != TcpFlags.None ? 1 : 0;
}

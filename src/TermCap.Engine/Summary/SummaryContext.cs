using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Engine.Summary;

/// <summary>What a line says beyond the packet's own bytes.</summary>
public readonly record struct SummaryContext
{
    /// <summary>Whether the initial sequence numbers below are known; else numbers stand as in the header.</summary>
    public bool HasInitialSequences { get; init; }

    /// <summary>The sender's initial sequence number.</summary>
    public uint SenderInitial { get; init; }

    /// <summary>The receiver's initial sequence number.</summary>
    public uint ReceiverInitial { get; init; }

    /// <summary>The verdicts.</summary>
    public TcpFlags Flags { get; init; }

    /// <summary>The packet that the verdict refers to; 0 when there is none.</summary>
    public long RefersTo { get; init; }

    /// <summary>Nanoseconds of a retransmission's timeout; 0 when not shown.</summary>
    public long RtoNanoseconds { get; init; }

    /// <summary>Which duplicate ACK it is; 0 when it is none.</summary>
    public int DuplicateAckNumber { get; init; }

    /// <summary>Our own verdict.</summary>
    public ResentVerdict Resent { get; init; }

    /// <summary>The scaled window; null where only the header's is known.</summary>
    public int? WindowBytes { get; init; }

    /// <summary>Whether ports stand in other columns, so that TCP and UDP lines leave them out.</summary>
    public bool HidesPorts { get; init; }

    /// <summary>What the store knows of a packet.</summary>
    public static SummaryContext From(in PacketRow row) => new()
    {
        HasInitialSequences = IsAnalysed(in row),
        SenderInitial = row.SequenceBase,
        ReceiverInitial = row.AcknowledgmentBase,
        Flags = row.Flags,
        RefersTo = row.RefersTo,
        RtoNanoseconds = row.RtoNanoseconds,
        DuplicateAckNumber = row.DuplicateAckNumber,
        Resent = row.Resent,
        WindowBytes = IsAnalysed(in row) ? row.WindowBytes : null,
    };

    private static bool IsAnalysed(in PacketRow row) => (row.States & PacketStates.Analysed) != 0 && row.Stream >= 0;
}

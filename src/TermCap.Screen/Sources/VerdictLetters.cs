using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>The letter of each verdict in the flag column, how bad it is, and its words.</summary>
internal static class VerdictLetters
{
    /// <summary>One row of the table.</summary>
    /// <param name="Flag">The verdict.</param>
    /// <param name="Letter">Its letter; small for a phantom.</param>
    /// <param name="Severity">How bad a real one is.</param>
    /// <param name="Words">As Wireshark words it.</param>
    internal sealed record Row(TcpFlags Flag, char Letter, Severity Severity, string Words);

    /// <summary>The most telling first: a packet shows the first that it has.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new(TcpFlags.FastRetransmission, 'F', Severity.Trouble, "TCP Fast Retransmission"),
        new(TcpFlags.SpuriousRetransmission, 'S', Severity.Trouble, "TCP Spurious Retransmission"),
        new(TcpFlags.Retransmission, 'R', Severity.Trouble, "TCP Retransmission"),
        new(TcpFlags.LostSegment, 'L', Severity.Notice, "TCP Previous segment not captured"),
        new(TcpFlags.AckLostSegment, 'L', Severity.Notice, "TCP ACKed unseen segment"),
        new(TcpFlags.ZeroWindow, 'Z', Severity.Notice, "TCP ZeroWindow"),
        new(TcpFlags.OutOfOrder, 'O', Severity.Sign, "TCP Out-Of-Order"),
        new(TcpFlags.DuplicateAck, 'D', Severity.Sign, "TCP Dup ACK"),
        new(TcpFlags.WindowFull, 'Z', Severity.None, "TCP Window Full"),
        new(TcpFlags.ZeroWindowProbe, 'K', Severity.None, "TCP ZeroWindowProbe"),
        new(TcpFlags.KeepAlive, 'K', Severity.None, "TCP Keep-Alive"),
        new(TcpFlags.KeepAliveAck, 'K', Severity.None, "TCP Keep-Alive ACK"),
    ];

    // Verdicts that a naive reading gives and that would alarm somebody; the others make no phantom.
    private const TcpFlags Alarming = TcpFlags.FastRetransmission | TcpFlags.SpuriousRetransmission | TcpFlags.Retransmission
        | TcpFlags.LostSegment | TcpFlags.AckLostSegment | TcpFlags.OutOfOrder | TcpFlags.DuplicateAck | TcpFlags.ZeroWindow;

    /// <summary>Letter and severity of a packet.</summary>
    public static (char Letter, Severity Severity) Of(in PacketRow row)
    {
        Row? real = Find(row.Flags);
        if (real is { Severity: > Severity.Sign })
        {
            // What the network repeated was not lost: the flags stay, the alarm does not.
            return (real.Letter, row.Resent == ResentVerdict.NetworkDuplicate ? Severity.Notice : real.Severity);
        }

        if (row.SegmentFlags.HasFlag(SegmentFlags.Rst))
        {
            return ('X', Severity.Notice);
        }

        if (real is { Severity: Severity.Sign })
        {
            return (real.Letter, real.Severity);
        }

        if (Find(PhantomsOf(row)) is { } phantom)
        {
            return (char.ToLowerInvariant(phantom.Letter), Severity.Phantom);
        }

        return (real?.Letter ?? ' ', Severity.None);
    }

    /// <summary>The verdicts on a packet that only its copies cause.</summary>
    public static TcpFlags PhantomsOf(in PacketRow row) => row.Phantom & Alarming;

    /// <summary>Wireshark's words for the most telling of some verdicts; empty for none.</summary>
    public static string Words(TcpFlags flags) => Find(flags)?.Words ?? "";

    /// <summary>Why a reading of all frames says the most telling of some phantoms.</summary>
    public static string NaiveReason(TcpFlags flags) => Find(flags)?.Flag switch
    {
        TcpFlags.DuplicateAck => "it sees the same acknowledgment twice",
        TcpFlags.OutOfOrder or TcpFlags.LostSegment or TcpFlags.AckLostSegment => "the copies stand between each other's segments",
        TcpFlags.ZeroWindow => "it sees the same window twice",
        _ => "it sees the same bytes of the stream twice",
    };

    private static Row? Find(TcpFlags flags)
    {
        if (flags == TcpFlags.None)
        {
            return null;
        }

        foreach (Row row in Rows)
        {
            if ((flags & row.Flag) != 0)
            {
                return row;
            }
        }

        return null;
    }
}

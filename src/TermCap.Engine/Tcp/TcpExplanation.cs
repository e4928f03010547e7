using System.Globalization;

namespace TermCap.Engine.Tcp;

/// <summary>Says a verdict in words, on demand: nothing of this is stored.</summary>
public static class TcpExplanation
{
    /// <summary>One sentence for each verdict of a packet, and one for whether it was sent again.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="noun">What its references number: <c>packet</c> or <c>frame</c>.</param>
    /// <param name="isRepetition">Whether what a retransmission refers to carried its first byte. It need not: the time-out of a filled hole counts from what was sent behind the hole.</param>
    public static IReadOnlyList<string> Of(in TcpVerdict verdict, string noun = "packet", bool isRepetition = true)
    {
        List<string> sentences = [];
        foreach (TcpFlags flag in TcpFlagNames.All)
        {
            if ((verdict.Flags & flag) != 0 && Sentence(flag, verdict, noun, isRepetition) is { } sentence)
            {
                sentences.Add(sentence);
            }
        }

        if (Resent(verdict) is { } proof)
        {
            sentences.Add(proof);
        }

        return sentences;
    }

    /// <summary>What a naive reading says of a frame whose packet has no such verdict.</summary>
    /// <param name="apparent">The frame's apparent verdict, as in <c>TCP Retransmission</c>.</param>
    /// <param name="interfaceName">Where the frame was seen.</param>
    /// <param name="packet">The number of the packet that it is a copy of.</param>
    /// <param name="deltaNanoseconds">How much later than the packet's first copy it was seen.</param>
    public static string Phantom(string apparent, string interfaceName, long packet, long deltaNanoseconds) =>
        $"Phantom: copy at {interfaceName} of packet {packet}, {(deltaNanoseconds == 0 ? "at the same time" : deltaNanoseconds > 0 ? $"{Duration(deltaNanoseconds)} later" : $"{Duration(-deltaNanoseconds)} earlier")}; a naive reading would say {apparent}";

    /// <summary>A length of time in the unit that fits: ns, µs, ms or s.</summary>
    public static string Duration(long nanoseconds)
    {
        long size = Math.Abs(nanoseconds);
        return size switch
        {
            < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds} ns"),
            < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.###} µs"),
            < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.###} ms"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e9:0.###} s"),
        };
    }

    private static string? Sentence(TcpFlags flag, in TcpVerdict verdict, string noun, bool isRepetition) => flag switch
    {
        TcpFlags.Retransmission => Retransmission(verdict, noun, isRepetition),
        TcpFlags.OutOfOrder => "Out of order: starts below what was sent before, sooner than the handshake's round trip after the other side's last packet",
        TcpFlags.LostSegment => "Bytes before it were not captured",
        TcpFlags.AckLostSegment => "Acknowledges bytes that were not captured",
        TcpFlags.DuplicateAck => $"Duplicate ACK {verdict.DuplicateAckNumber} of {noun} {verdict.RefersTo}",
        TcpFlags.WindowUpdate => $"Window update: {verdict.WindowBytes} bytes, nothing else changed",
        TcpFlags.WindowFull => "Fills the receiver's window to the last byte",
        TcpFlags.ZeroWindow => "Zero window: the sender of this packet takes no more data",
        TcpFlags.ZeroWindowProbe => "Zero-window probe: one byte to ask whether the window is still shut",
        TcpFlags.ZeroWindowProbeAck => "Answer to a zero-window probe: still shut",
        TcpFlags.KeepAlive => "Keep-alive: at most one byte, just below what comes next",
        TcpFlags.KeepAliveAck => "Answer to a keep-alive",
        TcpFlags.ReusedPorts => "A new connection on ports that an older one used",
        TcpFlags.TfoSyn => "SYN with a Fast Open cookie and data",
        TcpFlags.TfoAck => "The data in the SYN was taken",
        TcpFlags.TfoIgnored => "The data in the SYN was not taken",
        TcpFlags.PartialAck => $"Acknowledges only a part of {Acknowledged(verdict, noun)}",
        TcpFlags.AmbiguousAck => $"Acknowledges {Acknowledged(verdict, noun)}, which was sent more than once: no round trip can be told from it",
        _ => null,
    };

    private static string Acknowledged(in TcpVerdict verdict, string noun) => verdict.AcksPacket > 0 ? $"{noun} {verdict.AcksPacket}" : $"what a {noun} carried";

    private static string Retransmission(in TcpVerdict verdict, string noun, bool isRepetition)
    {
        if ((verdict.Flags & TcpFlags.SpuriousRetransmission) != 0)
        {
            return "Needless retransmission: everything in it was acknowledged before";
        }

        if ((verdict.Flags & TcpFlags.FastRetransmission) != 0)
        {
            return "Fast retransmission: the other side asked for it by duplicate ACKs";
        }

        return verdict.RefersTo <= 0 ? "Retransmission: starts below what was sent before, and no ACK for it was seen"
            : isRepetition ? $"Retransmission of {noun} {verdict.RefersTo} (first sent {Duration(verdict.RtoNanoseconds)} earlier; no ACK for it was seen)"
            : $"Retransmission, {Duration(verdict.RtoNanoseconds)} after {noun} {verdict.RefersTo}, which carries what comes behind it; no ACK for it was seen";
    }

    private static string? Resent(in TcpVerdict verdict) => verdict.Resent switch
    {
        ResentVerdict.Resent when verdict.ResentSegments > 1 => $"Sent again, as the kernel counts: {verdict.ResentSegments} segments",
        ResentVerdict.Resent => "Sent again, as the kernel counts: another packet with bytes that were sent before",
        ResentVerdict.Suspected => "Suspected to be sent again: neither IP identification nor timestamps prove it",
        ResentVerdict.NetworkDuplicate => "Sent once: the network delivered the same packet twice (same IP identification)",
        ResentVerdict.Late => "Sent once, and came late: sent before packets that were seen earlier",
        _ => null,
    };
}

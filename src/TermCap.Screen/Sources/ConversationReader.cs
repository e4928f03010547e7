using System.Globalization;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Makes the lines of the conversations, in the order of the snapshot: the worst first.</summary>
internal static class ConversationReader
{
    private const TcpFlags Other = TcpFlags.DuplicateAck | TcpFlags.OutOfOrder | TcpFlags.ZeroWindow | TcpFlags.LostSegment;

    private static readonly (Completeness Bit, string Word)[] Parts =
    [
        (Completeness.Syn, "SYN"), (Completeness.SynAck, "SYN-ACK"), (Completeness.Ack, "ACK"), (Completeness.Data, "data"), (Completeness.Fin, "FIN"), (Completeness.Rst, "RST"),
    ];

    /// <summary>The lines, at most so many.</summary>
    public static IReadOnlyList<ConversationLine> Read(CaptureSnapshot snapshot, StreamSampler streams, int atMost) =>
        [.. snapshot.Conversations.Take(atMost).Select(conversation => Line(conversation, streams.Of(conversation.Stream)))];

    private static ConversationLine Line(TcpConversation conversation, StreamChart? chart) => new(
        conversation.Stream,
        End(conversation.AddressA, conversation.PortA),
        End(conversation.AddressB, conversation.PortB))
    {
        State = conversation.State.ToString().ToLowerInvariant(),
        Packets = conversation.Packets,
        Bytes = conversation.AToB.Bytes + conversation.BToA.Bytes,
        Retransmissions = conversation.Retransmissions,
        // Before the sampler has come so far, nothing is claimed.
        Apparent = chart is null ? conversation.Retransmissions : Math.Max(chart.Apparent, conversation.Retransmissions),
        OtherTrouble = Sum(conversation.AToB.Flags) + Sum(conversation.BToA.Flags),
        DuplicateAcks = Count(conversation, TcpFlags.DuplicateAck),
        OutOfOrder = Count(conversation, TcpFlags.OutOfOrder),
        Gaps = Count(conversation, TcpFlags.LostSegment),
        ZeroWindows = Count(conversation, TcpFlags.ZeroWindow),
        Ways = (conversation.AToB.Bytes, conversation.BToA.Bytes),
        FromClient = Way(conversation.AToB),
        FromServer = Way(conversation.BToA),
        Completeness = Seen(conversation.Completeness),
        HandshakeNanoseconds = conversation.HandshakeRttNanoseconds,
        Resent = conversation.AToB.ResentSegments + conversation.BToA.ResentSegments,
        RoundTripNanoseconds = conversation.SmoothedRttNanoseconds ?? conversation.HandshakeRttNanoseconds,
        Chart = chart?.Slices() ?? [],
        Filter = string.Create(CultureInfo.InvariantCulture, $"tcp.stream == {conversation.Stream}"),
    };

    private static WayLine Way(in TcpDirectionCounts counts) => new(counts.Packets, counts.Bytes)
    {
        SmoothedNanoseconds = Known(counts.SmoothedRttNanoseconds),
        VariationNanoseconds = Known(counts.RttVariationNanoseconds),
        LastNanoseconds = Known(counts.LastRttNanoseconds),
        InFlightBytes = Known(counts.InFlightBytes),
        WindowBytes = Known(counts.WindowBytes),
        WindowScale = counts.WindowScale < 0 ? null : counts.WindowScale,
        Retransmissions = counts.Retransmissions,
        RetransmissionRate = counts.RetransmissionRate,
        ZeroWindowNanoseconds = counts.ZeroWindowNanoseconds,
    };

    private static long? Known(long value) => value < 0 ? null : value;

    private static string Seen(Completeness completeness) => string.Join(' ', Parts.Where(part => (completeness & part.Bit) != 0).Select(part => part.Word));

    private static long Count(TcpConversation conversation, TcpFlags flag) => conversation.AToB.Flags.Of(flag) + conversation.BToA.Flags.Of(flag);

    private static long Sum(FlagCounts counts)
    {
        long sum = 0;
        for (int rest = (int)Other; rest != 0; rest &= rest - 1)
        {
            sum += counts.Of((TcpFlags)(rest & -rest));
        }

        return sum;
    }

    private static string End(IpAddress128 address, ushort port) => address.Version == 6
        ? string.Create(CultureInfo.InvariantCulture, $"[{address}]:{port}")
        : string.Create(CultureInfo.InvariantCulture, $"{address}:{port}");
}

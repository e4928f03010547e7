using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about TCP and UDP headers.</summary>
internal static class TcpFields
{
    public static readonly FilterField[] Rows =
    [
        FilterField.Protocol("tcp", "TCP", IsTcp, TrySegment),
        FilterField.RowPair("tcp.port", FilterFieldType.Number, "source or destination port", IsTcp, static (in row) => row.SourcePort, static (in row) => row.DestinationPort),
        FilterField.Row("tcp.srcport", FilterFieldType.Number, "source port", IsTcp, static (in row) => row.SourcePort),
        FilterField.Row("tcp.dstport", FilterFieldType.Number, "destination port", IsTcp, static (in row) => row.DestinationPort),
        FilterField.Row("tcp.stream", FilterFieldType.Number, "number of the stream", static (in row) => row.Stream >= 0 && IsTcp(in row), static (in row) => row.Stream),
        FilterField.Row("tcp.len", FilterFieldType.Number, "payload in bytes", IsTcp, static (in row) => row.PayloadBytes),
        FilterField.Numbers("tcp.seq", FilterFieldType.Number, "sequence number from the stream's start", static (in row, scope, index, out value) =>
        {
            value = scope.Source.TryGetInitialSequences(in row, out uint sender, out _) ? unchecked(row.Sequence - sender) : row.Sequence;
            return index == 0 && IsTcp(in row);
        }),
        FilterField.Numbers("tcp.ack", FilterFieldType.Number, "acknowledgment from the stream's start", static (in row, scope, index, out value) =>
        {
            value = scope.Source.TryGetInitialSequences(in row, out _, out uint receiver) ? unchecked(row.Acknowledgment - receiver) : row.Acknowledgment;
            return index == 0 && IsTcp(in row);
        }),
        FilterField.Row("tcp.seq_raw", FilterFieldType.Number, "sequence number as in the header", IsTcp, static (in row) => row.Sequence),
        FilterField.Row("tcp.ack_raw", FilterFieldType.Number, "acknowledgment as in the header", IsTcp, static (in row) => row.Acknowledgment),
        FilterField.Row("tcp.window_size", FilterFieldType.Number, "window in bytes, scaled as far as known", IsTcp, static (in row) => row.WindowBytes),
        FilterField.Wire("tcp.window_size_value", FilterFieldType.Number, "window as in the header", static (captured, in located, out value) =>
        {
            bool found = TryHeader(captured, in located, out TcpHeader header);
            value = found ? header.Window : 0;
            return found;
        }),
        FilterField.Row("tcp.flags", FilterFieldType.Number, "all flags as a number", IsTcp, static (in row) => (long)row.SegmentFlags),
        Flag("tcp.flags.fin", "FIN", SegmentFlags.Fin),
        Flag("tcp.flags.syn", "SYN", SegmentFlags.Syn),
        Flag("tcp.flags.reset", "RST", SegmentFlags.Rst),
        Flag("tcp.flags.push", "PSH", SegmentFlags.Psh),
        Flag("tcp.flags.ack", "ACK", SegmentFlags.Ack),
        Flag("tcp.flags.urg", "URG", SegmentFlags.Urg),
        Flag("tcp.flags.ece", "ECN echo", SegmentFlags.Ece),
        Flag("tcp.flags.cwr", "congestion window reduced", SegmentFlags.Cwr),
        Flag("tcp.flags.ae", "accurate ECN", SegmentFlags.Ae),
        FilterField.Part("tcp.payload", "captured payload", TrySegmentPayload),
        FilterField.Protocol("udp", "UDP", IsUdp, TryDatagram),
        FilterField.RowPair("udp.port", FilterFieldType.Number, "source or destination port", IsUdp, static (in row) => row.SourcePort, static (in row) => row.DestinationPort),
        FilterField.Row("udp.srcport", FilterFieldType.Number, "source port", IsUdp, static (in row) => row.SourcePort),
        FilterField.Row("udp.dstport", FilterFieldType.Number, "destination port", IsUdp, static (in row) => row.DestinationPort),
        FilterField.Wire("udp.length", FilterFieldType.Number, "header and payload as stated", static (captured, in located, out value) =>
        {
            value = 0;
            if (located.Protocol != IpProtocols.Udp || located.TransportOffset < 0
                || UdpHeader.View(captured[Math.Min(located.TransportOffset, captured.Length)..], out UdpHeader header) != HeaderStatus.Whole)
            {
                return false;
            }

            value = header.StatedLengthBytes;
            return true;
        }),
        FilterField.Part("udp.payload", "captured payload", static (captured, in located, out value) =>
        {
            bool found = Payload.TryUdp(captured, in located, out Payload payload);
            value = found ? payload.Of(captured) : default;
            return found;
        }),
    ];

    internal static bool IsTcp(in PacketRow row) => row.Protocol == IpProtocols.Tcp && row.IpVersion != 0 && (row.SourcePort | row.DestinationPort) != 0;

    internal static bool IsUdp(in PacketRow row) => row.Protocol == IpProtocols.Udp && row.IpVersion != 0 && (row.SourcePort | row.DestinationPort) != 0;

    /// <summary>The captured payload of the analysed segment; false when it carries none.</summary>
    internal static bool TrySegmentPayload(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> value)
    {
        value = Payload.TryTcp(captured, in located, out Payload payload) ? payload.Of(captured) : default;
        return !value.IsEmpty;
    }

    private static FilterField Flag(string name, string description, SegmentFlags flag) =>
        FilterField.Row(name, FilterFieldType.Boolean, description, IsTcp, (in row) => (row.SegmentFlags & flag) != 0 ? 1 : 0);

    private static bool TrySegment(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> value)
    {
        value = located.TcpOffset < 0 ? default : IpLayer.Within(captured, located.TcpOffset, located.TcpOffset + located.TcpLengthBytes);
        return located.TcpOffset >= 0;
    }

    private static bool TryHeader(ReadOnlySpan<byte> captured, in LocatedFrame located, out TcpHeader header)
    {
        header = default;
        return TrySegment(captured, in located, out ReadOnlySpan<byte> bytes) && TcpHeader.View(bytes, out header) == HeaderStatus.Whole;
    }

    private static bool TryDatagram(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> value)
    {
        value = located.TransportOffset < 0 ? default : IpLayer.Within(captured, located.TransportOffset, located.TransportOffset + located.TransportLengthBytes);
        return located.TransportOffset >= 0;
    }
}

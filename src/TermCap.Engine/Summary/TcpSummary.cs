using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of a TCP segment: verdicts first, then by what it carries, or ports, flags, numbers and options (RFC 9293).</summary>
internal static class TcpSummary
{
    private static readonly (SegmentFlags Flag, string Name)[] FlagNames =
    [
        (SegmentFlags.Fin, "FIN"), (SegmentFlags.Syn, "SYN"), (SegmentFlags.Rst, "RST"), (SegmentFlags.Psh, "PSH"), (SegmentFlags.Ack, "ACK"),
        (SegmentFlags.Urg, "URG"), (SegmentFlags.Ece, "ECE"), (SegmentFlags.Cwr, "CWR"), (SegmentFlags.Ae, "AE"),
    ];

    /// <summary>Writes the verdicts, then what the segment carries or the segment itself; answers the protocol.</summary>
    public static string WriteByPort(SummaryInput input, ref SummaryWriter writer)
    {
        VerdictSummary.Write(in input.Context, ref writer);
        if (TcpHeader.View(input.Bytes, out TcpHeader tcp) == HeaderStatus.Whole)
        {
            ReadOnlySpan<byte> payload = input.Bytes[tcp.LengthBytes..];
            SummaryInput above = input.For(payload, Math.Max(0, input.WireLengthBytes - tcp.LengthBytes)).Between(tcp.SourcePort, tcp.DestinationPort);
            if (!payload.IsEmpty && Protocols.Write(ProtocolCarrier.Tcp, tcp.SourcePort, tcp.DestinationPort, above, ref writer) is { } name)
            {
                return name;
            }
        }

        Write(input, ref writer);
        return "TCP";
    }

    /// <summary>Writes the segment itself.</summary>
    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (TcpHeader.View(input.Bytes, out TcpHeader tcp) != HeaderStatus.Whole)
        {
            WritePortsOfCut(input, ref writer);
            return true;
        }

        ref readonly SummaryContext context = ref input.Context;
        WritePorts(tcp.SourcePort, tcp.DestinationPort, input, ref writer);
        WriteFlags(tcp.Flags, ref writer);
        WritePair(" Seq=", unchecked(tcp.Sequence.Value - (context.HasInitialSequences ? context.SenderInitial : 0)), ref writer);
        if ((tcp.Flags & SegmentFlags.Ack) != 0)
        {
            WritePair(" Ack=", unchecked(tcp.Acknowledgment.Value - (context.HasInitialSequences ? context.ReceiverInitial : 0)), ref writer);
        }

        WritePair(" Win=", context.WindowBytes ?? tcp.Window, ref writer);
        WritePair(" Len=", Math.Max(0, input.WireLengthBytes - tcp.LengthBytes), ref writer);
        if ((tcp.Flags & SegmentFlags.Urg) != 0)
        {
            WritePair(" Urg=", tcp.UrgentPointer, ref writer);
        }

        WriteOptions(tcp.Options, in context, ref writer);
        return true;
    }

    private static void WritePortsOfCut(SummaryInput input, ref SummaryWriter writer)
    {
        if (input.Bytes.Length >= 4)
        {
            WritePorts(BinaryPrimitives.ReadUInt16BigEndian(input.Bytes), BinaryPrimitives.ReadUInt16BigEndian(input.Bytes[2..]), input, ref writer);
        }

        writer.Text("TCP");
    }

    private static void WritePorts(ushort source, ushort destination, SummaryInput input, ref SummaryWriter writer)
    {
        if (!input.Context.HidesPorts)
        {
            writer.Number(source);
            writer.Text(" → ");
            writer.Number(destination);
            writer.Put(' ');
        }
    }

    private static void WriteFlags(SegmentFlags flags, ref SummaryWriter writer)
    {
        writer.Put('[');
        bool isFirst = true;
        foreach ((SegmentFlags flag, string name) in FlagNames)
        {
            if ((flags & flag) != 0)
            {
                writer.Text(isFirst ? "" : ", ");
                writer.Text(name);
                isFirst = false;
            }
        }

        writer.Text(isFirst ? "no flags]" : "]");
    }

    private static void WriteOptions(ReadOnlySpan<byte> options, in SummaryContext context, ref SummaryWriter writer)
    {
        TcpOptionWalker walker = new(options);
        while (walker.TryNext(out TcpOption option))
        {
            ReadOnlySpan<byte> value = option.Value;
            switch (option.Kind)
            {
                case TcpOption.MaximumSegmentSize when value.Length == 2:
                    WritePair(" MSS=", BinaryPrimitives.ReadUInt16BigEndian(value), ref writer);
                    break;
                case TcpOption.WindowScale when value.Length == 1:
                    // RFC 7323, 2.3: more than 14 counts as 14.
                    WritePair(" WS=", 1 << Math.Min((int)value[0], 14), ref writer);
                    break;
                case TcpOption.SackPermitted:
                    writer.Text(" SACK_PERM");
                    break;
                case TcpOption.Timestamps when value.Length == 8:
                    WritePair(" TSval=", BinaryPrimitives.ReadUInt32BigEndian(value), ref writer);
                    WritePair(" TSecr=", BinaryPrimitives.ReadUInt32BigEndian(value[4..]), ref writer);
                    break;
                case TcpOption.Sack:
                    WriteSack(value, in context, ref writer);
                    break;
                case TcpOption.FastOpen:
                    writer.Text(value.IsEmpty ? " TFO=request" : " TFO=cookie");
                    break;
                case TcpOption.MultipathTcp:
                    writer.Text(" MPTCP");
                    break;
            }
        }

        if (walker.IsMalformed)
        {
            writer.Text(" [malformed option]");
        }
    }

    // The blocks acknowledge what the receiver of this segment sent: they count from its initial number.
    private static void WriteSack(ReadOnlySpan<byte> blocks, in SummaryContext context, ref SummaryWriter writer)
    {
        uint initial = context.HasInitialSequences ? context.ReceiverInitial : 0;
        for (; blocks.Length >= 8; blocks = blocks[8..])
        {
            WritePair(" SLE=", unchecked(BinaryPrimitives.ReadUInt32BigEndian(blocks) - initial), ref writer);
            WritePair(" SRE=", unchecked(BinaryPrimitives.ReadUInt32BigEndian(blocks[4..]) - initial), ref writer);
        }
    }

    private static void WritePair(string name, long value, ref SummaryWriter writer)
    {
        writer.Text(name);
        writer.Number(value);
    }
}

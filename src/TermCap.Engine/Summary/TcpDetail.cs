using System.Buffers.Binary;
using System.Globalization;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of a TCP header and its options.</summary>
internal static class TcpDetail
{
    private static readonly (SegmentFlags Flag, string Name, string Filter)[] Flags =
    [
        (SegmentFlags.Ae, "Accurate ECN", "tcp.flags.ae"),
        (SegmentFlags.Cwr, "Congestion window reduced", "tcp.flags.cwr"),
        (SegmentFlags.Ece, "ECN echo", "tcp.flags.ece"),
        (SegmentFlags.Urg, "Urgent", "tcp.flags.urg"),
        (SegmentFlags.Ack, "Acknowledgment", "tcp.flags.ack"),
        (SegmentFlags.Psh, "Push", "tcp.flags.push"),
        (SegmentFlags.Rst, "Reset", "tcp.flags.reset"),
        (SegmentFlags.Syn, "Syn", "tcp.flags.syn"),
        (SegmentFlags.Fin, "Fin", "tcp.flags.fin"),
    ];

    public static void Add(DetailBuilder tree, TcpHeader tcp, int offset)
    {
        tree.Open("TCP", string.Create(CultureInfo.InvariantCulture, $"{tcp.SourcePort} → {tcp.DestinationPort}"), offset, tcp.LengthBytes, "tcp");
        tree.Number("Source port", tcp.SourcePort, offset, 2, "tcp.srcport");
        tree.Number("Destination port", tcp.DestinationPort, offset + 2, 2, "tcp.dstport");
        tree.Number("Sequence number", tcp.Sequence.Value, offset + 4, 4, "tcp.seq_raw");
        tree.Number("Acknowledgment number", tcp.Acknowledgment.Value, offset + 8, 4, "tcp.ack_raw");
        tree.Number("Header length", tcp.LengthBytes, offset + 12, 1, null, "bytes");
        AddFlags(tree, tcp.Flags, offset + 12);
        tree.Number("Window", tcp.Window, offset + 14, 2, "tcp.window_size_value");
        tree.Hex("Checksum", tcp.Checksum, 4, offset + TcpHeader.ChecksumOffset);
        tree.Number("Urgent pointer", tcp.UrgentPointer, offset + 18, 2);
        if (!tcp.Options.IsEmpty)
        {
            AddOptions(tree, tcp.Options, offset + TcpHeader.MinimumLengthBytes);
        }

        tree.Close();
    }

    private static void AddFlags(DetailBuilder tree, SegmentFlags flags, int offset)
    {
        string number = string.Create(CultureInfo.InvariantCulture, $"0x{(int)flags:x3}");
        string names = string.Join(", ", Flags.Where(row => (flags & row.Flag) != 0).Select(row => row.Flag.ToString().ToUpperInvariant()));
        tree.Open("Flags", names.Length == 0 ? number : $"{number} ({names})", offset, 2, "tcp.flags", number);
        foreach ((SegmentFlags flag, string name, string filter) in Flags)
        {
            tree.Flag(name, (flags & flag) != 0, offset, 2, filter);
        }

        tree.Close();
    }

    private static void AddOptions(DetailBuilder tree, ReadOnlySpan<byte> options, int offset)
    {
        tree.Open("Options", string.Create(CultureInfo.InvariantCulture, $"{options.Length} bytes"), offset, options.Length);
        int at = 0;
        while (at < options.Length && options[at] != TcpOption.EndOfList)
        {
            if (options[at] == TcpOption.NoOperation)
            {
                at++;
                continue;
            }

            TcpOptionWalker walker = new(options[at..]);
            if (!walker.TryNext(out TcpOption option))
            {
                tree.Text("Malformed option", DetailBuilder.HexOf(options[at..]), offset + at, options.Length - at);
                break;
            }

            int length = option.Value.Length + 2;
            tree.Text(Name(option.Kind), ValueOf(option), offset + at, length);
            at += length;
        }

        tree.Close();
    }

    private static string Name(byte kind) => kind switch
    {
        TcpOption.MaximumSegmentSize => "Maximum segment size",
        TcpOption.WindowScale => "Window scale",
        TcpOption.SackPermitted => "SACK permitted",
        TcpOption.Sack => "SACK",
        TcpOption.Timestamps => "Timestamps",
        TcpOption.MultipathTcp => "Multipath TCP",
        TcpOption.FastOpen => "Fast Open cookie",
        _ => string.Create(CultureInfo.InvariantCulture, $"Option {kind}"),
    };

    private static string ValueOf(TcpOption option)
    {
        ReadOnlySpan<byte> value = option.Value;
        switch (option.Kind)
        {
            case TcpOption.MaximumSegmentSize when value.Length == 2:
                return BinaryPrimitives.ReadUInt16BigEndian(value).ToString(CultureInfo.InvariantCulture);
            case TcpOption.WindowScale when value.Length == 1:
                return string.Create(CultureInfo.InvariantCulture, $"{value[0]} (times {1 << Math.Min((int)value[0], 14)})");
            case TcpOption.Timestamps when value.Length == 8:
                return string.Create(CultureInfo.InvariantCulture, $"value {BinaryPrimitives.ReadUInt32BigEndian(value)}, echo {BinaryPrimitives.ReadUInt32BigEndian(value[4..])}");
            case TcpOption.Sack when value.Length % 8 == 0:
                return Blocks(value);
            default:
                return DetailBuilder.HexOf(value);
        }
    }

    private static string Blocks(ReadOnlySpan<byte> blocks)
    {
        List<string> texts = [];
        for (; blocks.Length >= 8; blocks = blocks[8..])
        {
            texts.Add(string.Create(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadUInt32BigEndian(blocks)}-{BinaryPrimitives.ReadUInt32BigEndian(blocks[4..])}"));
        }

        return string.Join(", ", texts);
    }
}

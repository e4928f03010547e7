using System.Buffers.Binary;
using TermCap.Engine.Wire;
using TermCap.Screen.Model;

namespace TermCap.Screen.Detail;

/// <summary>Lines of a TCP header and its options (RFC 9293, 3.1).</summary>
internal static class TcpDetail
{
    /// <summary>Writes the layer.</summary>
    /// <returns>The length of the header; 0 when it is not whole.</returns>
    public static int Write(DetailTree tree, ReadOnlySpan<byte> bytes, int at, int segmentLengthBytes)
    {
        if (TcpHeader.View(bytes, out TcpHeader header) != HeaderStatus.Whole)
        {
            tree.Layer("TCP, header not whole", at, bytes.Length, Severity.Notice);
            return 0;
        }

        int payload = Math.Max(0, segmentLengthBytes - header.LengthBytes);
        tree.Layer($"TCP {header.SourcePort} → {header.DestinationPort} [{ProtocolNames.Flags(header.Flags)}] Len {payload}", at, header.LengthBytes);
        tree.Field($"Source port: {header.SourcePort}", at, 2);
        tree.Field($"Destination port: {header.DestinationPort}", at + 2, 2);
        tree.Field($"Sequence number: {header.Sequence.Value}", at + 4, 4);
        tree.Field($"Acknowledgment: {header.Acknowledgment.Value}{(header.Flags.HasFlag(SegmentFlags.Ack) ? "" : " (does not count: no ACK flag)")}", at + 8, 4);
        tree.Field($"Header length: {header.LengthBytes}", at + 12, 1);
        tree.Field($"Flags: {ProtocolNames.Flags(header.Flags)}", at + 12, 2);
        tree.Field($"Window: {header.Window} (before scaling)", at + 14, 2);
        tree.Field($"Checksum: 0x{header.Checksum:x4}", at + TcpHeader.ChecksumOffset, 2);
        if (header.Flags.HasFlag(SegmentFlags.Urg))
        {
            tree.Field($"Urgent pointer: {header.UrgentPointer}", at + 18, 2);
        }

        WriteOptions(tree, header.Options, at + TcpHeader.MinimumLengthBytes);
        return header.LengthBytes;
    }

    private static void WriteOptions(DetailTree tree, ReadOnlySpan<byte> options, int at)
    {
        TcpOptionWalker walker = new(options);
        while (walker.TryNext(out TcpOption option))
        {
            // The walker passes over padding: the option's own place is found by where its value stands.
            int value = option.Value.IsEmpty ? -1 : Offset(options, option.Value);
            tree.Field($"Option: {Text(option)}", value < 0 ? at : at + value - 2, value < 0 ? options.Length : option.Value.Length + 2);
        }

        if (walker.IsMalformed)
        {
            tree.Remark("an option's length lies", Severity.Notice);
        }
    }

    private static int Offset(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> part)
    {
        whole.Overlaps(part, out int offset);
        return offset;
    }

    private static string Text(in TcpOption option) => (option.Kind, option.Value.Length) switch
    {
        (TcpOption.MaximumSegmentSize, 2) => $"maximum segment size {BinaryPrimitives.ReadUInt16BigEndian(option.Value)}",
        (TcpOption.WindowScale, 1) => $"window scale {option.Value[0]} (times {1L << Math.Min((int)option.Value[0], 14)})",
        (TcpOption.SackPermitted, 0) => "SACK permitted",
        (TcpOption.Sack, _) => "SACK " + Blocks(option.Value),
        (TcpOption.Timestamps, 8) => $"timestamps {BinaryPrimitives.ReadUInt32BigEndian(option.Value)}, echo {BinaryPrimitives.ReadUInt32BigEndian(option.Value[4..])}",
        (TcpOption.MultipathTcp, _) => $"multipath TCP, {option.Value.Length} bytes",
        (TcpOption.FastOpen, _) => $"fast open, {option.Value.Length} bytes of cookie",
        _ => $"kind {option.Kind}, {option.Value.Length} bytes",
    };

    private static string Blocks(ReadOnlySpan<byte> value)
    {
        List<string> blocks = [];
        for (; value.Length >= 8; value = value[8..])
        {
            blocks.Add($"{BinaryPrimitives.ReadUInt32BigEndian(value)}-{BinaryPrimitives.ReadUInt32BigEndian(value[4..])}");
        }

        return string.Join(", ", blocks);
    }
}

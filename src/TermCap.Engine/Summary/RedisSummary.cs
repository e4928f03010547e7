using System.Buffers.Text;

namespace TermCap.Engine.Summary;

/// <summary>The line of Redis (RESP2 and RESP3): the command with its arguments, or the reply; how many more follow in the segment is said.</summary>
/// <remarks>Each segment is read by itself: one that starts in mid-value is not recognised. Values are cut at <see cref="ValueMax"/> characters.</remarks>
internal static class RedisSummary
{
    private const int ValueMax = 64;
    private const int ArgumentsMax = 8;
    private const int DepthMax = 4;
    private const int CountedMax = 100;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        bool isCommand = input.DestinationPort is >= 6379 and <= 6389;
        ReadOnlySpan<byte> rest = input.Bytes;
        bool isRead = isCommand ? WriteCommand(ref rest, ref writer) : WriteReply(ref rest, ref writer);
        if (!isRead)
        {
            return false;
        }

        WriteMore(rest, isCommand, ref writer);
        return true;
    }

    // A command is an array of bulk strings, or a line of words ("inline").
    private static bool WriteCommand(ref ReadOnlySpan<byte> rest, ref SummaryWriter writer)
    {
        if (rest[0] != '*')
        {
            return WriteInline(ref rest, ref writer);
        }

        if (!TryLength(ref rest, out long count) || count < 1)
        {
            return false;
        }

        for (long at = 0; at < count; at++)
        {
            if (!TryBulk(ref rest, out ReadOnlySpan<byte> value, out bool isWhole))
            {
                writer.Text(" …");
                return at > 0;
            }

            if (at < ArgumentsMax)
            {
                writer.Text(at > 0 ? " " : "");
                writer.Untrusted(value, ValueMax);
                writer.Text(isWhole || value.Length > ValueMax ? "" : "…");
            }
            else if (at == ArgumentsMax)
            {
                writer.Text(" …");
            }
        }

        return true;
    }

    private static bool WriteInline(ref ReadOnlySpan<byte> rest, ref SummaryWriter writer)
    {
        int end = rest.IndexOf("\r\n"u8);
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        if (end <= 0 || !char.IsAsciiLetter((char)line[0]) || line.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
        {
            return false;
        }

        writer.Untrusted(line, ValueMax);
        rest = rest[(end + 2)..];
        return true;
    }

    private static bool WriteReply(ref ReadOnlySpan<byte> rest, ref SummaryWriter writer)
    {
        writer.Text(rest[0] is (byte)'-' or (byte)'!' ? "Error: " : rest[0] == '>' ? "Push: " : "Reply: ");
        return WriteValue(ref rest, 0, ref writer);
    }

    private static bool WriteValue(ref ReadOnlySpan<byte> rest, int depth, ref SummaryWriter writer)
    {
        if (rest.IsEmpty || depth > DepthMax)
        {
            writer.Put('…');
            return depth > 0;
        }

        switch (rest[0])
        {
            case (byte)'+' or (byte)'-' or (byte)':' or (byte)',' or (byte)'(' or (byte)'#':
                return WriteLine(ref rest, ref writer);
            case (byte)'_':
                writer.Text("nil");
                return TryLine(ref rest, out _);
            case (byte)'$' or (byte)'=' or (byte)'!':
                return WriteBulk(ref rest, ref writer);
            case (byte)'*' or (byte)'~' or (byte)'>' or (byte)'%':
                return WriteAggregate(ref rest, depth, ref writer);
            default:
                return false;
        }
    }

    private static bool WriteLine(ref ReadOnlySpan<byte> rest, ref SummaryWriter writer)
    {
        if (!TryLine(ref rest, out ReadOnlySpan<byte> line))
        {
            return false;
        }

        writer.Untrusted(line[1..]);
        return true;
    }

    private static bool WriteBulk(ref ReadOnlySpan<byte> rest, ref SummaryWriter writer)
    {
        if (rest.StartsWith("$-1\r\n"u8))
        {
            writer.Text("nil");
            rest = rest[5..];
            return true;
        }

        if (!TryBulk(ref rest, out ReadOnlySpan<byte> value, out bool isWhole))
        {
            return false;
        }

        writer.Put('"');
        writer.Untrusted(value, ValueMax);
        writer.Text(isWhole ? "\"" : value.Length > ValueMax ? "" : "…");
        return true;
    }

    private static bool WriteAggregate(ref ReadOnlySpan<byte> rest, int depth, ref SummaryWriter writer)
    {
        bool isMap = rest[0] == '%';
        if (!TryLength(ref rest, out long count))
        {
            return false;
        }

        if (count < 0)
        {
            writer.Text("nil");
            return true;
        }

        count *= isMap ? 2 : 1;
        writer.Put('[');
        for (long at = 0; at < count; at++)
        {
            if (at == ArgumentsMax || rest.IsEmpty)
            {
                // What is not written is not read either: nothing behind it can be counted.
                writer.Text(", …");
                rest = default;
                break;
            }

            writer.Text(at > 0 ? ", " : "");
            if (!WriteValue(ref rest, depth + 1, ref writer))
            {
                writer.Put('…');
                rest = default;
                break;
            }
        }

        writer.Put(']');
        return true;
    }

    private static void WriteMore(ReadOnlySpan<byte> rest, bool isCommand, ref SummaryWriter writer)
    {
        int more = 0;
        while (!rest.IsEmpty && more < CountedMax)
        {
            SummaryWriter scratch = new(default);
            ReadOnlySpan<byte> before = rest;
            bool isRead = isCommand ? WriteCommand(ref rest, ref scratch) : WriteReply(ref rest, ref scratch);
            if (!isRead || rest.Length >= before.Length)
            {
                break;
            }

            more++;
        }

        if (more > 0)
        {
            writer.Text(" (and ");
            writer.Number(more);
            writer.Text(more == CountedMax ? " or more)" : " more)");
        }
    }

    private static bool TryLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        int end = rest.IndexOf("\r\n"u8);
        line = end < 0 ? default : rest[..end];
        rest = end < 0 ? rest : rest[(end + 2)..];
        return end > 0;
    }

    private static bool TryLength(ref ReadOnlySpan<byte> rest, out long length)
    {
        length = 0;
        return TryLine(ref rest, out ReadOnlySpan<byte> line) && Utf8Parser.TryParse(line[1..], out length, out int used) && used == line.Length - 1 && length <= int.MaxValue;
    }

    // The value may be cut by the segment's end; then the rest is empty.
    private static bool TryBulk(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value, out bool isWhole)
    {
        value = default;
        isWhole = false;
        if (rest.IsEmpty || rest[0] is not ((byte)'$' or (byte)'=' or (byte)'!') || !TryLength(ref rest, out long length) || length < 0)
        {
            return false;
        }

        isWhole = length <= rest.Length;
        value = rest[..(int)Math.Min(length, rest.Length)];
        rest = length + 2 <= rest.Length ? rest[(int)(length + 2)..] : default;
        return true;
    }
}

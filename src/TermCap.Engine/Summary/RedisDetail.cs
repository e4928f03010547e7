using System.Buffers.Text;

namespace TermCap.Engine.Summary;

/// <summary>The rows of Redis values (RESP) in a segment, one each, in the order of their bytes.</summary>
internal static class RedisDetail
{
    private const int ValuesMax = 500;
    private const string Words = "Words";

    /// <summary>Adds the values; false when the bytes do not start with one.</summary>
    public static bool Add(DetailBuilder tree, ReadOnlySpan<byte> bytes, int offset)
    {
        tree.Open("Redis", "", offset, bytes.Length, "redis");
        int at = 0;
        for (int count = 0; count < ValuesMax && at < bytes.Length; count++)
        {
            int end = bytes[at..].IndexOf("\r\n"u8);
            if (end <= 0)
            {
                break;
            }

            int next = at + end + 2;
            ReadOnlySpan<byte> line = bytes.Slice(at, end);
            if (line[0] is (byte)'$' or (byte)'=' or (byte)'!' && Utf8Parser.TryParse(line[1..], out int length, out _) && length >= 0)
            {
                int held = Math.Min(length, bytes.Length - next);
                tree.Untrusted("String", bytes.Slice(next, held), offset + next, length);
                next += length <= int.MaxValue - next - 2 ? length + 2 : 0;
                next = Math.Min(next, bytes.Length);
                at = next;
                continue;
            }

            tree.Untrusted(Name(line[0]), Name(line[0]) == Words ? line : line[1..], offset + at, end + 2);
            at = next;
        }

        if (at < bytes.Length)
        {
            tree.Untrusted("The rest", bytes[at..], offset + at, bytes.Length - at);
        }

        tree.Close();
        return true;
    }

    private static string Name(byte kind) => (char)kind switch
    {
        '*' => "Array of",
        '%' => "Map of",
        '~' => "Set of",
        '>' => "Push of",
        '+' => "Status",
        '-' => "Error",
        ':' => "Number",
        ',' => "Decimal",
        '(' => "Big number",
        '#' => "Boolean",
        '_' => "Nil",
        '$' => "Nil string of length",
        _ => Words,
    };
}

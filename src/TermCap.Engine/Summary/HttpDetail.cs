using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of an HTTP/1 message: its first line, and the header lines that are in the segment (RFC 9112).</summary>
internal static class HttpDetail
{
    private const int LinesMax = 100;

    /// <summary>Adds the message; false when the bytes do not start with one.</summary>
    public static bool Add(DetailBuilder tree, ReadOnlySpan<byte> bytes, int offset)
    {
        if (!HttpFirstLine.TryRead(bytes, out HttpFirstLine line))
        {
            return false;
        }

        (int methodAt, int methodLength) = line.Method.GetOffsetAndLength(bytes.Length);
        (int targetAt, int targetLength) = line.Target.GetOffsetAndLength(bytes.Length);
        tree.Open("HTTP", SafeText.From(bytes[..line.LineLengthBytes], DetailBuilder.TextMax), offset, bytes.Length, "http");
        if (line.IsRequest)
        {
            tree.Untrusted("Method", bytes[line.Method], offset + methodAt, methodLength, "http.request.method");
            tree.Untrusted("Target", bytes[line.Target], offset + targetAt, targetLength, targetLength <= DetailBuilder.TextMax ? "http.request.uri" : null);
        }
        else
        {
            string code = SafeText.From(bytes[line.Method], DetailBuilder.TextMax);
            tree.Text("Status", code, offset + methodAt, methodLength, "http.response.code", code);
            tree.Untrusted("Reason", bytes[line.Target], offset + targetAt, targetLength);
        }

        AddHeaders(tree, bytes, offset, line.LineLengthBytes);
        tree.Close();
        return true;
    }

    private static void AddHeaders(DetailBuilder tree, ReadOnlySpan<byte> bytes, int offset, int at)
    {
        int newline = bytes[at..].IndexOf((byte)'\n');
        for (int count = 0; count < LinesMax && newline >= 0; count++)
        {
            at += newline + 1;
            newline = bytes[at..].IndexOf((byte)'\n');
            int length = newline < 0 ? bytes.Length - at : newline;
            ReadOnlySpan<byte> header = bytes.Slice(at, length).TrimEnd((byte)'\r');
            if (header.IsEmpty)
            {
                return;
            }

            int colon = header.IndexOf((byte)':');
            if (colon > 0)
            {
                tree.Untrusted(SafeText.From(header[..colon], DetailBuilder.TextMax), header[(colon + 1)..].TrimStart((byte)' '), offset + at, header.Length);
            }
        }
    }
}

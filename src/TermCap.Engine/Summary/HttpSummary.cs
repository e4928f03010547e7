using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of an HTTP/1 message: its first line (RFC 9112), and the host of a request.</summary>
internal static class HttpSummary
{
    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (!HttpFirstLine.TryRead(input.Bytes, out HttpFirstLine line))
        {
            return false;
        }

        writer.Untrusted(input.Bytes[..line.LineLengthBytes]);
        if (!line.IsWhole)
        {
            writer.Text(" [line goes on]");
            return true;
        }

        if (line.IsRequest && TryHost(input.Bytes[line.LineLengthBytes..], out ReadOnlySpan<byte> host))
        {
            writer.Text(" (");
            writer.UntrustedLine(host);
            writer.Put(')');
        }

        return true;
    }

    private static bool TryHost(ReadOnlySpan<byte> headers, out ReadOnlySpan<byte> host)
    {
        int at = headers.IndexOf("\nHost: "u8);
        at = at < 0 ? headers.IndexOf("\nhost: "u8) : at;
        int end = headers.IndexOf("\r\n\r\n"u8);
        host = at < 0 ? default : headers[(at + 7)..];
        return at >= 0 && (end < 0 || at < end);
    }
}

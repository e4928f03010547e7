namespace TermCap.Engine.Wire;

/// <summary>The first line of an HTTP/1 message (RFC 9112, sections 3 and 4), as ranges of the payload's bytes.</summary>
/// <param name="IsRequest">Request, else response.</param>
/// <param name="Method">Of a request: its method. Of a response: its status code.</param>
/// <param name="Target">Of a request: its target, as far as captured. Of a response: the reason phrase.</param>
/// <param name="LineLengthBytes">How long the line is, its end not included.</param>
/// <param name="IsWhole">Whether the line's end was captured.</param>
public readonly record struct HttpFirstLine(bool IsRequest, Range Method, Range Target, int LineLengthBytes, bool IsWhole)
{
    /// <summary>The longest line that is read.</summary>
    private const int LineMax = 8192;

    /// <summary>Finds the first line of a payload.</summary>
    /// <returns>False when the payload does not start as an HTTP/1 message. Never throws, whatever the bytes.</returns>
    public static bool TryRead(ReadOnlySpan<byte> payload, out HttpFirstLine line)
    {
        payload = payload[..Math.Min(payload.Length, LineMax)];
        int newline = payload.IndexOf((byte)'\n');
        int end = newline < 0 ? payload.Length : newline > 0 && payload[newline - 1] == '\r' ? newline - 1 : newline;
        ReadOnlySpan<byte> text = payload[..end];
        if (text.StartsWith("HTTP/1."u8))
        {
            return TryResponse(text, newline >= 0, out line);
        }

        line = default;
        int space = text.IndexOf((byte)' ');
        if (space <= 0 || !IsMethod(text[..space]))
        {
            return false;
        }

        // Without the line's end the target may be cut: then the version cannot be asked for.
        int version = text.LastIndexOf(" HTTP/1."u8);
        if (newline >= 0 && version < space)
        {
            return false;
        }

        line = new HttpFirstLine(true, ..space, (space + 1)..(version > space ? version : end), end, newline >= 0);
        return true;
    }

    private static bool TryResponse(ReadOnlySpan<byte> text, bool isWhole, out HttpFirstLine line)
    {
        // "HTTP/1.1 200 OK": the code stands at 9..12.
        const int CodeOffset = 9;
        line = default;
        if (text.Length < CodeOffset + 3 || text[CodeOffset - 1] != ' ' || text.Slice(CodeOffset, 3).IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return false;
        }

        line = new HttpFirstLine(false, CodeOffset..(CodeOffset + 3), Math.Min(CodeOffset + 4, text.Length)..text.Length, text.Length, isWhole);
        return true;
    }

    private static bool IsMethod(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("GET"u8) || word.SequenceEqual("POST"u8) || word.SequenceEqual("PUT"u8) || word.SequenceEqual("HEAD"u8)
        || word.SequenceEqual("DELETE"u8) || word.SequenceEqual("OPTIONS"u8) || word.SequenceEqual("PATCH"u8) || word.SequenceEqual("CONNECT"u8)
        || word.SequenceEqual("TRACE"u8) || word.SequenceEqual("PROPFIND"u8) || word.SequenceEqual("REPORT"u8) || word.SequenceEqual("M-SEARCH"u8)
        || word.SequenceEqual("NOTIFY"u8) || word.SequenceEqual("SUBSCRIBE"u8);
}

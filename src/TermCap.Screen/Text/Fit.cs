namespace TermCap.Screen.Text;

/// <summary>Makes texts fit a width; whatever was cut carries a mark.</summary>
internal static class Fit
{
    /// <summary>Keeps the beginning.</summary>
    public static string End(string text, int width, char mark)
    {
        if (text.Length <= width)
        {
            return text;
        }

        return width <= 0 ? "" : string.Concat(text.AsSpan(0, width - 1), [mark]);
    }

    /// <summary>Breaks a text into lines of a width: at blanks where one stands in a line's second half.</summary>
    public static IEnumerable<string> Wrapped(string text, int width)
    {
        string rest = text;
        while (rest.Length > width)
        {
            int blank = rest.LastIndexOf(' ', width);
            int end = blank > width / 2 ? blank : width;
            yield return rest[..end];
            rest = rest[end..].TrimStart(' ');
        }

        yield return rest;
    }

    /// <summary>Keeps beginning and end, as suits file names.</summary>
    public static string Middle(string text, int width, char mark)
    {
        if (text.Length <= width)
        {
            return text;
        }

        int tail = (width - 1) / 2;
        return width <= 0 ? "" : string.Concat(text.AsSpan(0, width - 1 - tail), [mark], text.AsSpan(text.Length - tail));
    }

    /// <summary>Shortens <c>address:port</c> or <c>[address]:port</c> in the middle of the address: the first groups, the last ones and the port stay.</summary>
    public static string Endpoint(string text, int width, char mark)
    {
        if (text.Length <= width)
        {
            return text;
        }

        // The port is what stands after the last colon of an IPv4 endpoint or after the bracket of an IPv6 one.
        int port = text.LastIndexOf("]:", StringComparison.Ordinal);
        port = port < 0 && text.Count(letter => letter == ':') == 1 ? text.IndexOf(':', StringComparison.Ordinal) : port;
        int suffix = port < 0 ? 0 : text.Length - port;
        if (suffix + 5 > width)
        {
            return Middle(text, width, mark);
        }

        return string.Concat(Middle(port < 0 ? text : text[..port], width - suffix, mark), text.AsSpan(text.Length - suffix));
    }
}

using System.Globalization;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of what TCP and UDP carry: DNS, TLS, HTTP and Redis by field; the rest by its line, and as text.</summary>
internal static class PayloadDetail
{
    public static void Add(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, int offset, int wireLengthBytes)
    {
        if (wireLengthBytes <= 0 || offset > captured.Length)
        {
            return;
        }

        ReadOnlySpan<byte> bytes = IpLayer.Within(captured, offset, offset + wireLengthBytes);
        string protocol = Describe(captured, in located, out string line);
        bool isOwn = protocol switch
        {
            "DNS" or "mDNS" or "LLMNR" => DnsDetail.Add(tree, bytes, offset, located.Protocol == IpProtocols.Tcp, protocol),
            "TLS" => TlsDetail.Add(tree, bytes, offset),
            "HTTP" => HttpDetail.Add(tree, bytes, offset),
            "Redis" => RedisDetail.Add(tree, bytes, offset),
            _ => false,
        };
        if (isOwn)
        {
            return;
        }

        string length = string.Create(CultureInfo.InvariantCulture, $"{wireLengthBytes} bytes");
        bool isKnown = protocol is not ("TCP" or "UDP");
        tree.Open(isKnown ? protocol : "Payload", isKnown ? line : length, offset, wireLengthBytes);
        tree.Text("As text", SafeText.From(bytes, DetailBuilder.TextMax), offset, wireLengthBytes);
        tree.Close();
    }

    /// <summary>Adds a layer that has no rows of its own, by its line.</summary>
    public static void AddLine(DetailBuilder tree, ReadOnlySpan<byte> captured, in LocatedFrame located, int offset, int wireLengthBytes)
    {
        string protocol = Describe(captured, in located, out string line);
        tree.Text(protocol, line, offset, wireLengthBytes);
    }

    /// <summary>The line of the frame.</summary>
    public static string LineOf(ReadOnlySpan<byte> captured, in LocatedFrame located)
    {
        Describe(captured, in located, out string line);
        return line;
    }

    private static string Describe(ReadOnlySpan<byte> captured, in LocatedFrame located, out string line)
    {
        Span<char> written = stackalloc char[PacketSummary.LengthUsual];
        PacketSummary.Write(captured, in located, default, written, out SummaryLine summary);
        line = summary.Info(written).ToString();
        return summary.Protocol;
    }
}

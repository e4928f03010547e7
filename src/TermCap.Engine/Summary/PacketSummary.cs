using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>Writes a packet as one line: addresses, protocol, and what it says.</summary>
/// <remarks>
/// Pure; any thread; allocates nothing and never throws, whatever the bytes. Text from packets goes through <see cref="SafeText"/>; beside it only <c>→</c> and <c>…</c>
/// are not ASCII. What is not known is said plainly (<c>IP protocol 99</c>), so is what was cut.
/// </remarks>
public static class PacketSummary
{
    /// <summary>Characters that make most lines whole.</summary>
    public const int LengthUsual = 512;

    /// <summary>Tunnels inside each other that a line follows.</summary>
    internal const int DepthMax = 3;

    /// <summary>Writes the line.</summary>
    /// <param name="captured">The witness's captured bytes.</param>
    /// <param name="located">Where their headers are.</param>
    /// <param name="context">What is known beside.</param>
    /// <param name="destination">Takes source, destination and info; what does not fit is cut with an ellipsis. <see cref="LengthUsual"/> characters suffice mostly.</param>
    /// <param name="line">The protocol, and where the parts stand.</param>
    public static void Write(ReadOnlySpan<byte> captured, in LocatedFrame located, in SummaryContext context, Span<char> destination, out SummaryLine line)
    {
        SummaryInput input = new(captured, in located, in context, 0);
        scoped SummaryWriter writer = new(destination);
        WriteAddress(input, isSource: true, ref writer);
        int source = writer.LengthChars;
        WriteAddress(input, isSource: false, ref writer);
        int both = writer.LengthChars;
        string protocol = WriteInfo(input, ref writer);
        line = new SummaryLine(protocol, source, both - source, writer.LengthChars - both);
    }

    /// <summary>Writes the info alone and answers the protocol.</summary>
    internal static string WriteInfo(SummaryInput input, ref SummaryWriter writer)
    {
        ref readonly LocatedFrame located = ref input.Located;
        int start = writer.LengthChars;
        if (located.NetworkOffset < 0 || located.NetworkOffset > input.Captured.Length)
        {
            WriteStatus(input, start, ref writer);
            return "unknown";
        }

        ReadOnlySpan<byte> network = IpLayer.Within(input.Captured, located.NetworkOffset, located.NetworkOffset + located.NetworkLengthBytes);
        string protocol = located.IpVersion != 0
            ? IpSummary.Write(input, ref writer)
            : LinkSummary.Write(input.For(network, located.NetworkLengthBytes), ref writer);
        WriteStatus(input, start, ref writer);
        return protocol;
    }

    private static void WriteStatus(SummaryInput input, int start, ref SummaryWriter writer)
    {
        string? what = input.Located.Status switch
        {
            HeaderStatus.Cut => "[cut in the ",
            HeaderStatus.Malformed => "[malformed ",
            HeaderStatus.Unknown when input.Located.StoppedAt == Layer.Link => "[unknown ",
            _ => null,
        };
        if (what is null)
        {
            return;
        }

        if (writer.LengthChars > start)
        {
            writer.Put(' ');
        }

        writer.Text(what);
        writer.Text(input.Located.StoppedAt switch
        {
            Layer.Link => "link header]",
            Layer.Shim => "VLAN, PPPoE or MPLS header]",
            Layer.Network => input.Located.EtherType == EtherTypes.IPv6 ? "IPv6 header]" : input.Located.EtherType == EtherTypes.IPv4 ? "IPv4 header]" : "network header]",
            Layer.Tunnel => "tunnel header]",
            Layer.Transport => "transport header]",
            _ => "frame]",
        });
    }

    private static void WriteAddress(SummaryInput input, bool isSource, ref SummaryWriter writer)
    {
        ref readonly LocatedFrame located = ref input.Located;
        int ip = located.TcpIpOffset >= 0 ? located.TcpIpOffset : located.IpVersion != 0 ? located.NetworkOffset : -1;
        ReadOnlySpan<byte> header = ip >= 0 && ip <= input.Captured.Length ? input.Captured[ip..] : default;
        if (IPv4Header.View(header, out IPv4Header v4) == HeaderStatus.Whole)
        {
            writer.Address(isSource ? v4.Source : v4.Destination);
        }
        else if (IPv6Header.View(header, out IPv6Header v6) == HeaderStatus.Whole)
        {
            writer.Address(isSource ? v6.Source : v6.Destination);
        }
        else
        {
            int mac = isSource ? located.SourceMacOffset : located.DestinationMacOffset;
            if (mac >= 0 && mac + 6 <= input.Captured.Length)
            {
                writer.Mac(input.Captured.Slice(mac, 6));
            }
        }
    }
}

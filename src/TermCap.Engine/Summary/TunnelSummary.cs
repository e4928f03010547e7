using TermCap.Engine.Frames;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of a tunnel packet without readable TCP inside: the tunnel, and the line of what it carries.</summary>
internal static class TunnelSummary
{
    public static bool WriteGre(SummaryInput input, ref SummaryWriter writer)
    {
        if (GreHeader.View(input.Bytes, out GreHeader gre) != HeaderStatus.Whole)
        {
            writer.Text("GRE of another version, or cut");
            return true;
        }

        writer.Text("carries ");
        LinkType inner = gre.EtherType switch
        {
            EtherTypes.TransparentEthernet => LinkType.Ethernet,
            EtherTypes.IPv4 => LinkType.IPv4,
            EtherTypes.IPv6 => LinkType.IPv6,
            _ => LinkType.Null,
        };
        if (inner == LinkType.Null)
        {
            writer.Text("EtherType ");
            writer.Hex(gre.EtherType, 4);
            return true;
        }

        WriteInner(input, gre.LengthBytes, inner, ref writer);
        return true;
    }

    public static bool WriteIpInIp(SummaryInput input, ref SummaryWriter writer)
    {
        writer.Text("carries ");
        WriteInner(input, 0, LinkType.Raw, ref writer);
        return true;
    }

    public static bool WriteVxlan(SummaryInput input, ref SummaryWriter writer)
    {
        if (VxlanHeader.View(input.Bytes, out VxlanHeader vxlan) != HeaderStatus.Whole)
        {
            return false;
        }

        writer.Text("VNI ");
        writer.Number(vxlan.NetworkIdentifier);
        writer.Text(" carries ");
        WriteInner(input, VxlanHeader.LengthBytes, LinkType.Ethernet, ref writer);
        return true;
    }

    private static void WriteInner(SummaryInput input, int offset, LinkType linkType, ref SummaryWriter writer)
    {
        if (input.Depth >= PacketSummary.DepthMax)
        {
            writer.Text("another tunnel");
            return;
        }

        ReadOnlySpan<byte> bytes = input.Bytes[Math.Min(offset, input.Bytes.Length)..];
        FrameLocator.Locate(bytes, Math.Max(0, input.WireLengthBytes - offset), linkType, Direction.Unknown, out LocatedFrame located);
        SummaryInput inner = new(bytes, in located, in input.Context, input.Depth + 1);
        Span<char> info = stackalloc char[PacketSummary.LengthUsual];
        scoped SummaryWriter innerWriter = new(info);
        string protocol = PacketSummary.WriteInfo(inner, ref innerWriter);
        writer.Text(protocol);
        writer.Text(": ");
        writer.Text(info[..innerWriter.LengthChars]);
    }
}

using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of a UDP datagram: by what it carries, or its ports and length (RFC 768).</summary>
internal static class UdpSummary
{
    /// <summary>Writes what the datagram carries, or the datagram itself; answers the protocol.</summary>
    public static string WriteByPort(SummaryInput input, ref SummaryWriter writer)
    {
        if (UdpHeader.View(input.Bytes, out UdpHeader udp) == HeaderStatus.Whole)
        {
            int stated = udp.StatedLengthBytes;
            int wire = stated >= UdpHeader.LengthBytes && stated <= input.WireLengthBytes ? stated : input.WireLengthBytes;
            ReadOnlySpan<byte> payload = input.Bytes[UdpHeader.LengthBytes..Math.Min(input.Bytes.Length, wire)];
            SummaryInput above = input.For(payload, wire - UdpHeader.LengthBytes).Between(udp.SourcePort, udp.DestinationPort);
            if (!payload.IsEmpty && Protocols.Write(ProtocolCarrier.Udp, udp.SourcePort, udp.DestinationPort, above, ref writer) is { } name)
            {
                return name;
            }
        }

        Write(input, ref writer);
        return "UDP";
    }

    /// <summary>Writes the datagram itself.</summary>
    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (UdpHeader.View(input.Bytes, out UdpHeader udp) != HeaderStatus.Whole)
        {
            writer.Text("UDP");
            return true;
        }

        if (!input.Context.HidesPorts)
        {
            writer.Number(udp.SourcePort);
            writer.Text(" → ");
            writer.Number(udp.DestinationPort);
            writer.Put(' ');
        }

        writer.Text("Len=");
        writer.Number(Math.Max(0, input.WireLengthBytes - UdpHeader.LengthBytes));
        return true;
    }
}

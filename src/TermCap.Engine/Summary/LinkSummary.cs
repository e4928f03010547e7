using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>Chooses the line of what is not IP.</summary>
internal static class LinkSummary
{
    /// <summary>Writes the info and answers the protocol.</summary>
    public static string Write(SummaryInput input, ref SummaryWriter writer)
    {
        ushort etherType = input.Located.EtherType;
        if (etherType is EtherTypes.IPv4 or EtherTypes.IPv6)
        {
            // The header was not whole; the status behind it says so.
            return etherType == EtherTypes.IPv4 ? "IPv4" : "IPv6";
        }

        if (etherType >= EtherTypes.FirstType)
        {
            return Protocols.Write(ProtocolCarrier.Link, etherType, etherType, input, ref writer) ?? WriteUnknown(etherType, input, ref writer);
        }

        if (input.Bytes.IsEmpty)
        {
            return "unknown";
        }

        return Protocols.Write(ProtocolCarrier.Llc, input.Bytes[0], input.Bytes[0], input, ref writer) ?? WriteLlc(input, ref writer);
    }

    private static string WriteUnknown(ushort etherType, SummaryInput input, ref SummaryWriter writer)
    {
        string? name = etherType switch
        {
            EtherTypes.Loopback => "Loopback test",
            0x8035 => "Reverse ARP",
            0x8863 => "PPPoE discovery",
            EtherTypes.PppoeSession => "PPPoE session",
            EtherTypes.MplsUnicast or EtherTypes.MplsMulticast => "MPLS",
            0x888E => "802.1X authentication",
            0x88E5 => "MACsec",
            0x88F7 => "Precision time (PTP)",
            0x8915 => "RoCE",
            _ => null,
        };
        if (name is not null)
        {
            writer.Text(name);
            writer.Text(", ");
        }

        writer.Text("EtherType ");
        writer.Hex(etherType, 4);
        writer.Text(", ");
        writer.Number(input.WireLengthBytes);
        writer.Text(" bytes");
        return "Ethernet";
    }

    private static string WriteLlc(SummaryInput input, ref SummaryWriter writer)
    {
        writer.Text("802.2 access point ");
        writer.Hex(input.Bytes[0], 2);
        writer.Text(", ");
        writer.Number(input.WireLengthBytes);
        writer.Text(" bytes");
        return "LLC";
    }
}

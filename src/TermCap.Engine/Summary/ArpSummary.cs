using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of an ARP packet (RFC 826; probes and announcements of RFC 5227).</summary>
internal static class ArpSummary
{
    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (ArpHeader.View(input.Bytes, out ArpHeader arp) != HeaderStatus.Whole)
        {
            writer.Text(input.Bytes.Length < ArpHeader.LengthBytes ? "ARP, cut" : "ARP for other addresses than IPv4 on Ethernet");
            return true;
        }

        switch (arp.Operation)
        {
            case 1 when arp.IsGratuitous:
                writer.Text("Announcement: ");
                WriteIsAt(arp, ref writer);
                return true;
            case 1 when arp.SenderAddress.IndexOfAnyExcept((byte)0) < 0:
                writer.Text("Who has ");
                writer.Address(arp.TargetAddress);
                writer.Text("? (probe)");
                return true;
            case 1:
                writer.Text("Who has ");
                writer.Address(arp.TargetAddress);
                writer.Text("? Tell ");
                writer.Address(arp.SenderAddress);
                return true;
            case 2:
                WriteIsAt(arp, ref writer);
                writer.Text(arp.IsGratuitous ? " (announced)" : "");
                return true;
            default:
                writer.Text("ARP operation ");
                writer.Number(arp.Operation);
                return true;
        }
    }

    private static void WriteIsAt(ArpHeader arp, ref SummaryWriter writer)
    {
        writer.Address(arp.SenderAddress);
        writer.Text(" is at ");
        writer.Mac(arp.SenderMac);
    }
}

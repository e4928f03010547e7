using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of an ICMP message of IPv4 (RFC 792), with what the packet that it quotes was.</summary>
internal static class IcmpSummary
{
    private static readonly string[] Unreachable =
    [
        "network", "host", "protocol", "port", "fragmentation needed", "source route failed", "network unknown", "host unknown", "source host isolated",
        "network prohibited", "host prohibited", "network, for this service", "host, for this service", "prohibited by filter",
    ];

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (IcmpHeader.View(input.Bytes, out IcmpHeader icmp) != HeaderStatus.Whole)
        {
            writer.Text("ICMP");
            return true;
        }

        switch (icmp.Type)
        {
            case 0 or 8:
                WriteEcho(icmp.Type == 8 ? "Echo request" : "Echo reply", icmp, input, ref writer);
                break;
            case 3:
                writer.Text("Unreachable: ");
                writer.Text(icmp.Code < Unreachable.Length ? Unreachable[icmp.Code] : "code ");
                if (icmp.Code >= Unreachable.Length)
                {
                    writer.Number(icmp.Code);
                }

                // RFC 1191, 4: the next hop's MTU stands where an echo has its sequence number.
                if (icmp.Code == 4)
                {
                    writer.Text(", MTU ");
                    writer.Number(icmp.EchoSequence);
                }

                break;
            default:
                WriteOther(icmp, ref writer);
                break;
        }

        if (icmp.QuotesIPv4)
        {
            QuotedSummary.Write(input, IcmpHeader.LengthBytes, ref writer);
        }

        return true;
    }

    /// <summary>Writes an echo of either IP version.</summary>
    internal static void WriteEcho(string words, IcmpHeader icmp, SummaryInput input, ref SummaryWriter writer)
    {
        writer.Text(words);
        writer.Text(", id ");
        writer.Hex(icmp.Identifier, 4);
        writer.Text(", seq ");
        writer.Number(icmp.EchoSequence);
        writer.Text(", ");
        writer.Number(Math.Max(0, input.WireLengthBytes - IcmpHeader.LengthBytes));
        writer.Text(" bytes");
    }

    private static void WriteOther(IcmpHeader icmp, ref SummaryWriter writer)
    {
        string? words = icmp.Type switch
        {
            4 => "Source quench",
            5 => "Redirect",
            9 => "Router advertisement",
            10 => "Router solicitation",
            11 => icmp.Code == 0 ? "Time to live exceeded" : "Reassembly time exceeded",
            12 => "Parameter problem",
            13 => "Timestamp request",
            14 => "Timestamp reply",
            _ => null,
        };
        if (words is not null)
        {
            writer.Text(words);
            return;
        }

        writer.Text("ICMP type ");
        writer.Number(icmp.Type);
        writer.Text(", code ");
        writer.Number(icmp.Code);
    }
}

using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of an ICMPv6 message (RFC 4443), with neighbour discovery (RFC 4861) and multicast listeners (RFC 3810).</summary>
internal static class IcmpV6Summary
{
    private const int TargetOffset = 8;
    private const int TargetEnd = 24;
    private const byte SourceLinkAddress = 1;
    private const byte TargetLinkAddress = 2;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (IcmpHeader.View(input.Bytes, out IcmpHeader icmp) != HeaderStatus.Whole)
        {
            writer.Text("ICMPv6");
            return true;
        }

        switch (icmp.Type)
        {
            case 128 or 129:
                IcmpSummary.WriteEcho(icmp.Type == 128 ? "Echo request" : "Echo reply", icmp, input, ref writer);
                break;
            case 135 or 136 when input.Bytes.Length >= TargetEnd:
                WriteNeighbour(icmp, input, ref writer);
                break;
            case 2:
                writer.Text("Packet too big, MTU ");
                writer.Number(BinaryPrimitives.ReadUInt32BigEndian(input.Bytes[4..]));
                break;
            default:
                WriteOther(icmp, ref writer);
                break;
        }

        if (icmp.QuotesIPv6)
        {
            QuotedSummary.Write(input, IcmpHeader.LengthBytes, ref writer);
        }

        return true;
    }

    private static void WriteNeighbour(IcmpHeader icmp, SummaryInput input, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> target = input.Bytes[TargetOffset..TargetEnd];
        if (icmp.Type == 135)
        {
            writer.Text("Who has ");
            writer.Address(target);
            writer.Put('?');
        }
        else
        {
            writer.Address(target);
            writer.Text(" is here");
        }

        if (TryLinkAddress(input.Bytes[TargetEnd..], icmp.Type == 135 ? SourceLinkAddress : TargetLinkAddress, out ReadOnlySpan<byte> mac))
        {
            writer.Text(icmp.Type == 135 ? " Asks " : ": ");
            writer.Mac(mac);
        }

        // The flags of an advertisement: R, S, O (RFC 4861, 4.4).
        byte flags = input.Bytes[4];
        if (icmp.Type == 136 && (flags & 0xE0) != 0)
        {
            writer.Text((flags & 0x80) != 0 ? ", router" : "");
            writer.Text((flags & 0x40) != 0 ? ", solicited" : "");
            writer.Text((flags & 0x20) != 0 ? ", override" : "");
        }
    }

    // Options count their length in eight bytes; a length of zero ends the walk (RFC 4861, 4.6).
    private static bool TryLinkAddress(ReadOnlySpan<byte> options, byte kind, out ReadOnlySpan<byte> mac)
    {
        mac = default;
        while (options.Length >= 8 && options[1] != 0)
        {
            if (options[0] == kind)
            {
                mac = options[2..8];
                return true;
            }

            options = options[Math.Min(options.Length, options[1] * 8)..];
        }

        return false;
    }

    private static void WriteOther(IcmpHeader icmp, ref SummaryWriter writer)
    {
        string? words = icmp.Type switch
        {
            1 => icmp.Code switch
            {
                0 => "Unreachable: no route",
                1 => "Unreachable: prohibited",
                3 => "Unreachable: address",
                4 => "Unreachable: port",
                _ => "Unreachable",
            },
            3 => icmp.Code == 0 ? "Hop limit exceeded" : "Reassembly time exceeded",
            4 => "Parameter problem",
            130 => "Multicast listener query",
            131 => "Multicast listener report",
            132 => "Multicast listener done",
            133 => "Router solicitation",
            134 => "Router advertisement",
            135 => "Neighbour solicitation, cut",
            136 => "Neighbour advertisement, cut",
            137 => "Redirect",
            143 => "Multicast listener report v2",
            _ => null,
        };
        if (words is not null)
        {
            writer.Text(words);
            return;
        }

        writer.Text("ICMPv6 type ");
        writer.Number(icmp.Type);
        writer.Text(", code ");
        writer.Number(icmp.Code);
    }
}

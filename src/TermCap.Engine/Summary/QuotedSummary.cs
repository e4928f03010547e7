using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>What an ICMP error quotes: the protocol and endpoints of the packet that caused it.</summary>
internal static class QuotedSummary
{
    public static void Write(SummaryInput input, int offset, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> quoted = input.Bytes[Math.Min(offset, input.Bytes.Length)..];
        if (IPv4Header.View(quoted, out IPv4Header v4) == HeaderStatus.Whole)
        {
            WriteEndpoints(v4.Protocol, v4.Source, v4.Destination, quoted[v4.LengthBytes..], ref writer);
        }
        else if (IPv6Header.View(quoted, out IPv6Header v6) == HeaderStatus.Whole)
        {
            WriteEndpoints(v6.NextHeader, v6.Source, v6.Destination, quoted[IPv6Header.LengthBytes..], ref writer);
        }
    }

    private static void WriteEndpoints(byte protocol, ReadOnlySpan<byte> source, ReadOnlySpan<byte> destination, ReadOnlySpan<byte> transport, ref SummaryWriter writer)
    {
        bool hasPorts = protocol is IpProtocols.Tcp or IpProtocols.Udp or IpProtocols.Sctp && transport.Length >= 4;
        writer.Text(" (");
        writer.Text(IpSummary.NameOf(protocol));
        writer.Put(' ');
        WriteEndpoint(source, hasPorts ? BinaryPrimitives.ReadUInt16BigEndian(transport) : null, ref writer);
        writer.Text(" → ");
        WriteEndpoint(destination, hasPorts ? BinaryPrimitives.ReadUInt16BigEndian(transport[2..]) : null, ref writer);
        writer.Put(')');
    }

    private static void WriteEndpoint(ReadOnlySpan<byte> address, ushort? port, ref SummaryWriter writer)
    {
        bool isBracketed = address.Length == 16 && port is not null;
        writer.Text(isBracketed ? "[" : "");
        writer.Address(address);
        writer.Text(isBracketed ? "]" : "");
        if (port is { } number)
        {
            writer.Put(':');
            writer.Number(number);
        }
    }
}

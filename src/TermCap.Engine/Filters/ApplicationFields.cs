using System.Buffers.Binary;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Filters;

/// <summary>The part of the field table about what TCP and UDP carry. Each packet is read by itself: a message's first packet tells.</summary>
internal static class ApplicationFields
{
    private const ushort RedisPort = 6379;
    private const ushort RedisOtherPort = 6380;

    public static readonly FilterField[] Rows =
    [
        FilterField.WireProtocol("dns", "DNS, mDNS, LLMNR by their ports", IsDns, TryDns),
        DnsNumber("dns.id", FilterFieldType.Number, "identifier", static header => header.Identifier),
        DnsNumber("dns.flags.response", FilterFieldType.Boolean, "response, else query", static header => header.IsResponse ? 1 : 0),
        DnsNumber("dns.flags.rcode", FilterFieldType.Number, "response code: 0 fine, 3 no such name", static header => header.ResponseCode),
        DnsNumber("dns.count.answers", FilterFieldType.Number, "answers", static header => header.Answers),
        FilterField.Texts("dns.qry.name", "name asked for", TryQueryName),
        FilterField.Wire("dns.qry.type", FilterFieldType.Number, "type asked for: 1 A, 28 AAAA", TryQueryType),
        FilterField.WireProtocol("http", "an HTTP/1 request's or response's start", TcpFields.IsTcp, TryHttp),
        HttpPart("http.request.method", "method", static line => line.IsRequest ? line.Method : null),
        HttpPart("http.request.uri", "request target", static line => line.IsRequest ? line.Target : null),
        FilterField.Wire("http.response.code", FilterFieldType.Number, "status code", static (captured, in located, out value) =>
        {
            value = 0;
            return TryHttp(captured, in located, out ReadOnlySpan<byte> payload) && HttpFirstLine.TryRead(payload, out HttpFirstLine line)
                && !line.IsRequest && long.TryParse(payload[line.Method], out value);
        }),
        FilterField.WireProtocol("tls", "a TLS record's start", TcpFields.IsTcp, TryTls),
        FilterField.Wire("tls.record.content_type", FilterFieldType.Number, "record type: 22 handshake, 23 data", static (captured, in located, out value) =>
        {
            bool found = TryTlsRecord(captured, in located, out TlsRecord record);
            value = found ? record.ContentType : 0;
            return found;
        }),
        FilterField.Wire("tls.handshake.type", FilterFieldType.Number, "handshake type: 1 ClientHello, 2 ServerHello", static (captured, in located, out value) =>
        {
            bool found = TryTlsRecord(captured, in located, out TlsRecord record) && record.ContentType == TlsRecord.Handshake && !record.Fragment.IsEmpty;
            value = found ? record.Fragment[0] : 0;
            return found;
        }),
        FilterField.WireText("tls.handshake.extensions_server_name", "server name of a ClientHello", TryServerName),
        FilterField.WireProtocol("redis", "Redis by port 6379 or 6380", IsRedis, TcpFields.TrySegmentPayload),
    ];

    private delegate long DnsHeaderNumber(DnsHeader header);

    private static bool HasPort(in PacketRow row, ushort port) => row.SourcePort == port || row.DestinationPort == port;

    private static bool IsDns(in PacketRow row) =>
        TcpFields.IsUdp(in row) ? HasPort(in row, DnsHeader.Port) || HasPort(in row, DnsHeader.MulticastPort) || HasPort(in row, DnsHeader.LocalNamePort)
        : TcpFields.IsTcp(in row) && HasPort(in row, DnsHeader.Port);

    private static bool IsRedis(in PacketRow row) => TcpFields.IsTcp(in row) && (HasPort(in row, RedisPort) || HasPort(in row, RedisOtherPort));

    // Over TCP two bytes of length stand before the message (RFC 1035, section 4.2.2).
    private static bool TryDns(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> message)
    {
        message = default;
        if (Payload.TryUdp(captured, in located, out Payload datagram))
        {
            message = datagram.Of(captured);
        }
        else if (TcpFields.TrySegmentPayload(captured, in located, out ReadOnlySpan<byte> payload) && payload.Length > 2)
        {
            message = payload[2..];
        }

        return message.Length >= DnsHeader.LengthBytes;
    }

    private static FilterField DnsNumber(string name, FilterFieldType type, string description, DnsHeaderNumber number) =>
        FilterField.Numbers(name, type, description, (in row, scope, index, out value) =>
        {
            value = 0;
            if (index != 0 || !IsDns(in row) || !scope.TryWitness(in row) || !TryDns(scope.Captured, in scope.Located, out ReadOnlySpan<byte> message)
                || DnsHeader.View(message, out DnsHeader header) != HeaderStatus.Whole)
            {
                return false;
            }

            value = number(header);
            return true;
        });

    private static bool TryQueryName(in PacketRow row, FilterScope scope, int index, out ReadOnlySpan<char> value)
    {
        value = default;
        Span<byte> name = stackalloc byte[DnsName.LengthMax];
        if (index != 0 || !IsDns(in row) || !scope.TryWitness(in row) || !TryDns(scope.Captured, in scope.Located, out ReadOnlySpan<byte> message)
            || DnsHeader.View(message, out DnsHeader header) != HeaderStatus.Whole || header.Questions == 0
            || DnsName.Read(message, DnsHeader.LengthBytes, name, out int lengthBytes, out _) != HeaderStatus.Whole)
        {
            return false;
        }

        value = scope.AsText(name[..lengthBytes]);
        return true;
    }

    private static bool TryQueryType(ReadOnlySpan<byte> captured, in LocatedFrame located, out long value)
    {
        value = 0;
        Span<byte> name = stackalloc byte[DnsName.LengthMax];
        if (!HasDnsPort(in located) || !TryDns(captured, in located, out ReadOnlySpan<byte> message) || DnsHeader.View(message, out DnsHeader header) != HeaderStatus.Whole || header.Questions == 0
            || DnsName.Read(message, DnsHeader.LengthBytes, name, out _, out int next) != HeaderStatus.Whole || next + 2 > message.Length)
        {
            return false;
        }

        value = BinaryPrimitives.ReadUInt16BigEndian(message[next..]);
        return true;
    }

    private static bool HasDnsPort(in LocatedFrame located) =>
        located.SourcePort is DnsHeader.Port or DnsHeader.MulticastPort or DnsHeader.LocalNamePort
        || located.DestinationPort is DnsHeader.Port or DnsHeader.MulticastPort or DnsHeader.LocalNamePort;

    private static bool TryHttp(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> payload) =>
        TcpFields.TrySegmentPayload(captured, in located, out payload) && HttpFirstLine.TryRead(payload, out _);

    private static FilterField HttpPart(string name, string description, Func<HttpFirstLine, Range?> part) =>
        FilterField.WireText(name, description, (captured, in located, out value) =>
        {
            value = default;
            if (!TryHttp(captured, in located, out ReadOnlySpan<byte> payload) || !HttpFirstLine.TryRead(payload, out HttpFirstLine line) || part(line) is not { } range)
            {
                return false;
            }

            value = payload[range];
            return true;
        });

    private static bool TryTls(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> payload) =>
        TcpFields.TrySegmentPayload(captured, in located, out payload) && TlsRecord.View(payload, out _) == HeaderStatus.Whole;

    private static bool TryTlsRecord(ReadOnlySpan<byte> captured, in LocatedFrame located, out TlsRecord record)
    {
        record = default;
        return TcpFields.TrySegmentPayload(captured, in located, out ReadOnlySpan<byte> payload) && TlsRecord.View(payload, out record) == HeaderStatus.Whole;
    }

    private static bool TryServerName(ReadOnlySpan<byte> captured, in LocatedFrame located, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryTlsRecord(captured, in located, out TlsRecord record) || record.ContentType != TlsRecord.Handshake
            || !TlsClientHello.TryRead(record.Fragment, out TlsClientHello hello) || hello.ServerNameLengthBytes == 0)
        {
            return false;
        }

        value = record.Fragment.Slice(hello.ServerNameOffset, hello.ServerNameLengthBytes);
        return true;
    }
}

using System.Buffers.Binary;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of a DNS message (RFC 1035; mDNS RFC 6762): the question, the answers, the error.</summary>
internal static class DnsSummary
{
    private const int AnswersMax = 4;

    /// <summary>Over TCP two bytes of length stand before the message (RFC 1035, section 4.2.2).</summary>
    public static bool WriteOverTcp(SummaryInput input, ref SummaryWriter writer)
    {
        if (input.Bytes.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(input.Bytes) < DnsHeader.LengthBytes)
        {
            return false;
        }

        return Write(input.For(input.Bytes[2..], input.WireLengthBytes - 2), ref writer);
    }

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (DnsHeader.View(input.Bytes, out DnsHeader header) != HeaderStatus.Whole)
        {
            writer.Text("DNS, cut");
            return true;
        }

        writer.Text(OperationName(header.Operation));
        writer.Text(header.IsResponse ? "response " : "query ");
        writer.Hex(header.Identifier, 4);
        int at = DnsHeader.LengthBytes;
        bool isReadable = true;
        for (int question = 0; question < Math.Min(header.Questions, AnswersMax) && isReadable; question++)
        {
            isReadable = WriteQuestion(input.Bytes, ref at, ref writer);
        }

        if (header.IsResponse)
        {
            WriteOutcome(header, ref writer);
            for (int answer = 0; answer < Math.Min(header.Answers, AnswersMax) && isReadable; answer++)
            {
                isReadable = WriteRecord(input.Bytes, header.Questions == 0, ref at, ref writer);
            }

            writer.Text(header.Answers > AnswersMax && isReadable ? " …" : "");
        }

        writer.Text(isReadable ? "" : input.IsCut ? " [cut]" : " [malformed]");
        return true;
    }

    /// <summary>The name of a record type (DNS parameters, IANA); null for rare ones.</summary>
    internal static string? TypeName(int type) => type switch
    {
        1 => "A",
        2 => "NS",
        5 => "CNAME",
        6 => "SOA",
        12 => "PTR",
        13 => "HINFO",
        15 => "MX",
        16 => "TXT",
        28 => "AAAA",
        33 => "SRV",
        35 => "NAPTR",
        41 => "OPT",
        43 => "DS",
        46 => "RRSIG",
        47 => "NSEC",
        48 => "DNSKEY",
        52 => "TLSA",
        64 => "SVCB",
        65 => "HTTPS",
        252 => "AXFR",
        255 => "ANY",
        257 => "CAA",
        _ => null,
    };

    /// <summary>The name of a response code; null for rare ones.</summary>
    internal static string? ResponseName(int code) => code switch
    {
        0 => "no error",
        1 => "format error",
        2 => "server failure",
        3 => "no such name",
        4 => "not implemented",
        5 => "refused",
        _ => null,
    };

    private static string OperationName(int operation) => operation switch
    {
        0 => "",
        4 => "notify ",
        5 => "update ",
        _ => "other ",
    };

    private static bool WriteQuestion(ReadOnlySpan<byte> message, ref int at, ref SummaryWriter writer)
    {
        if (!TryName(message, ref at, out NameBytes name) || at + 4 > message.Length)
        {
            return false;
        }

        writer.Put(' ');
        WriteType(BinaryPrimitives.ReadUInt16BigEndian(message[at..]), ref writer);
        writer.Put(' ');
        WriteName(name, ref writer);
        at += 4;
        return true;
    }

    private static void WriteOutcome(DnsHeader header, ref SummaryWriter writer)
    {
        if (header.IsTruncated)
        {
            writer.Text(", truncated");
        }

        if (header.ResponseCode != 0)
        {
            writer.Text(": ");
            writer.Text(ResponseName(header.ResponseCode) ?? "error ");
            if (ResponseName(header.ResponseCode) is null)
            {
                writer.Number(header.ResponseCode);
            }
        }
        else
        {
            writer.Text(header.Answers > 0 ? " =" : ": no answer");
        }
    }

    // Owner name, type (2), class (2), time to live (4), length (2), data.
    private static bool WriteRecord(ReadOnlySpan<byte> message, bool showsOwner, ref int at, ref SummaryWriter writer)
    {
        if (!TryName(message, ref at, out NameBytes owner) || at + 10 > message.Length)
        {
            return false;
        }

        int type = BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
        int length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
        at += 10;
        if (at + length > message.Length)
        {
            return false;
        }

        if (showsOwner)
        {
            writer.Put(' ');
            WriteName(owner, ref writer);
        }

        writer.Put(' ');
        WriteType(type, ref writer);
        WriteRecordData(message, type, at, length, ref writer);
        at += length;
        return true;
    }

    private static void WriteRecordData(ReadOnlySpan<byte> message, int type, int at, int length, ref SummaryWriter writer)
    {
        int nameAt = type switch
        {
            2 or 5 or 12 => at,
            15 => at + 2,
            33 => at + 6,
            _ => -1,
        };
        if ((type == 1 && length == 4) || (type == 28 && length == 16))
        {
            writer.Put(' ');
            writer.Address(message.Slice(at, length));
        }
        else if (nameAt >= 0 && TryName(message, ref nameAt, out NameBytes name))
        {
            writer.Put(' ');
            WriteName(name, ref writer);
        }
    }

    private static bool TryName(ReadOnlySpan<byte> message, ref int at, out NameBytes name)
    {
        name = default;
        HeaderStatus status = DnsName.Read(message, at, name, out int length, out int next);
        name[DnsName.LengthMax] = (byte)length;
        at = next;
        return status == HeaderStatus.Whole;
    }

    private static void WriteName(in NameBytes name, ref SummaryWriter writer)
    {
        int length = name[DnsName.LengthMax];
        writer.Text(length == 0 ? "(root)" : "");
        writer.Untrusted(((ReadOnlySpan<byte>)name)[..length]);
    }

    private static void WriteType(int type, ref SummaryWriter writer)
    {
        if (TypeName(type) is { } name)
        {
            writer.Text(name);
            return;
        }

        writer.Text("TYPE");
        writer.Number(type);
    }

    /// <summary>A name's bytes, and behind them its length.</summary>
    [System.Runtime.CompilerServices.InlineArray(DnsName.LengthMax + 1)]
    private struct NameBytes
    {
        private byte _first;
    }
}

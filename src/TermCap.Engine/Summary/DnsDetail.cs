using System.Buffers.Binary;
using System.Globalization;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of a DNS message (RFC 1035, section 4).</summary>
internal static class DnsDetail
{
    /// <summary>Adds the message; false when its header is not whole.</summary>
    public static bool Add(DetailBuilder tree, ReadOnlySpan<byte> bytes, int offset, bool hasLength, string name)
    {
        int skipped = hasLength ? 2 : 0;
        if (bytes.Length < skipped || DnsHeader.View(bytes[skipped..], out DnsHeader header) != HeaderStatus.Whole)
        {
            return false;
        }

        ReadOnlySpan<byte> message = bytes[skipped..];
        offset += skipped;
        tree.Open(name, header.IsResponse ? "response" : "query", offset, message.Length, "dns");
        tree.Hex("Identifier", header.Identifier, 4, offset, "dns.id");
        tree.Flag("Response", header.IsResponse, offset + 2, 1, "dns.flags.response");
        tree.Number("Operation", header.Operation, offset + 2, 1);
        tree.Flag("Truncated", header.IsTruncated, offset + 2, 1);
        tree.Number("Response code", header.ResponseCode, offset + 3, 1, "dns.flags.rcode", DnsSummary.ResponseName(header.ResponseCode));
        int at = DnsHeader.LengthBytes;
        bool isWhole = AddQuestions(tree, message, offset, header.Questions, ref at)
            && AddRecords(tree, message, offset, "Answer", header.Answers, ref at)
            && AddRecords(tree, message, offset, "Authority", header.Authorities, ref at)
            && AddRecords(tree, message, offset, "Additional", header.Additionals, ref at);
        if (!isWhole)
        {
            tree.Text("The rest", "cut or malformed", offset + Math.Clamp(at, 0, message.Length), message.Length - Math.Clamp(at, 0, message.Length));
        }

        tree.Close();
        return true;
    }

    private static bool AddQuestions(DetailBuilder tree, ReadOnlySpan<byte> message, int offset, int count, ref int at)
    {
        Span<byte> name = stackalloc byte[DnsName.LengthMax];
        for (int question = 0; question < count; question++)
        {
            if (DnsName.Read(message, at, name, out int length, out int next) != HeaderStatus.Whole || next + 4 > message.Length)
            {
                return false;
            }

            tree.Open("Question", SafeText.From(name[..length], DetailBuilder.TextMax), offset + at, next + 4 - at);
            tree.Untrusted("Name", name[..length], offset + at, next - at, question == 0 ? "dns.qry.name" : null);
            int type = BinaryPrimitives.ReadUInt16BigEndian(message[next..]);
            tree.Number("Type", type, offset + next, 2, question == 0 ? "dns.qry.type" : null, DnsSummary.TypeName(type));
            tree.Close();
            at = next + 4;
        }

        return true;
    }

    // Owner name, type (2), class (2), time to live (4), length (2), data.
    private static bool AddRecords(DetailBuilder tree, ReadOnlySpan<byte> message, int offset, string section, int count, ref int at)
    {
        Span<byte> name = stackalloc byte[DnsName.LengthMax];
        for (int record = 0; record < count; record++)
        {
            if (DnsName.Read(message, at, name, out int length, out int next) != HeaderStatus.Whole || next + 10 > message.Length)
            {
                return false;
            }

            int type = BinaryPrimitives.ReadUInt16BigEndian(message[next..]);
            int dataLength = BinaryPrimitives.ReadUInt16BigEndian(message[(next + 8)..]);
            int end = next + 10 + dataLength;
            if (end > message.Length)
            {
                return false;
            }

            string typeName = DnsSummary.TypeName(type) ?? string.Create(CultureInfo.InvariantCulture, $"TYPE{type}");
            tree.Open(section, $"{typeName} {SafeText.From(name[..length], DetailBuilder.TextMax)}", offset + at, end - at);
            tree.Number("Time to live", BinaryPrimitives.ReadUInt32BigEndian(message[(next + 4)..]), offset + next + 4, 4, null, "seconds");
            tree.Text("Data", ValueOf(message, type, next + 10, dataLength), offset + next + 10, dataLength);
            tree.Close();
            at = end;
        }

        return true;
    }

    private static string ValueOf(ReadOnlySpan<byte> message, int type, int at, int length)
    {
        ReadOnlySpan<byte> data = message.Slice(at, length);
        if ((type == 1 && length == 4) || (type == 28 && length == 16))
        {
            return DetailBuilder.AddressOf(data);
        }

        Span<byte> name = stackalloc byte[DnsName.LengthMax];
        if (type is 2 or 5 or 12 && DnsName.Read(message, at, name, out int nameLength, out _) == HeaderStatus.Whole)
        {
            return SafeText.From(name[..nameLength], DetailBuilder.TextMax);
        }

        return type == 16 ? SafeText.From(data, DetailBuilder.TextMax) : DetailBuilder.HexOf(data);
    }
}

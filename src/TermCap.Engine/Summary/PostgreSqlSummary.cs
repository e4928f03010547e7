using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of PostgreSQL (frontend/backend protocol 3, port 5432): statements, outcomes, errors.</summary>
internal static class PostgreSqlSummary
{
    private const ushort Port = 5432;
    private const int MessagesMax = 6;
    private const int LengthMax = 1 << 30;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        bool fromServer = input.SourcePort == Port && input.DestinationPort != Port;
        ReadOnlySpan<byte> rest = input.Bytes;
        if (fromServer && input.WireLengthBytes == 1 && rest[0] is (byte)'S' or (byte)'N')
        {
            writer.Text(rest[0] == 'S' ? "TLS accepted" : "TLS refused");
            return true;
        }

        return (!fromServer && WriteStartup(rest, ref writer)) || WriteMessages(rest, fromServer, ref writer);
    }

    // Length (4) and a code: the protocol's version 3, or a request number (protocol.c).
    private static bool WriteStartup(ReadOnlySpan<byte> bytes, ref SummaryWriter writer)
    {
        if (bytes.Length < 8 || BinaryPrimitives.ReadUInt32BigEndian(bytes) is < 8 or > 10_000)
        {
            return false;
        }

        switch (BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]))
        {
            case 80877103:
                writer.Text("TLS wanted");
                return true;
            case 80877104:
                writer.Text("GSSAPI encryption wanted");
                return true;
            case 80877102:
                writer.Text("Cancel");
                return true;
            case 196_608 or 196_610:
                WriteParameters(bytes[8..], ref writer);
                return true;
            default:
                return false;
        }
    }

    private static void WriteParameters(ReadOnlySpan<byte> rest, ref SummaryWriter writer)
    {
        writer.Text("Startup");
        while (TryZeroEnded(ref rest, out ReadOnlySpan<byte> name) && !name.IsEmpty && TryZeroEnded(ref rest, out ReadOnlySpan<byte> value))
        {
            if (name.SequenceEqual("user"u8) || name.SequenceEqual("database"u8))
            {
                writer.Put(' ');
                writer.Untrusted(name);
                writer.Put(' ');
                writer.Untrusted(value);
            }
        }
    }

    private static bool WriteMessages(ReadOnlySpan<byte> rest, bool fromServer, ref SummaryWriter writer)
    {
        int count = 0;
        string? last = null;
        while (rest.Length >= 5)
        {
            // Kind (1), length with itself (4).
            uint length = BinaryPrimitives.ReadUInt32BigEndian(rest[1..]);
            string? name = NameOf(rest[0], fromServer);
            if (name is null || length is < 4 or > LengthMax)
            {
                return count > 0;
            }

            int end = (int)Math.Min(rest.Length, length + 1);
            if (!ReferenceEquals(name, last))
            {
                if (count == MessagesMax)
                {
                    writer.Text(", …");
                    return true;
                }

                writer.Text(count > 0 ? ", " : "");
                writer.Text(name);
                WriteBody(rest[0], fromServer, rest[5..end], ref writer);
                count++;
            }

            last = name;
            rest = rest[end..];
        }

        return count > 0;
    }

    private static void WriteBody(byte kind, bool fromServer, ReadOnlySpan<byte> body, ref SummaryWriter writer)
    {
        switch ((char)kind)
        {
            case 'Q' when !fromServer:
            case 'C' when fromServer:
                writer.Put(' ');
                writer.Untrusted(TrimZero(body));
                break;
            case 'P' when !fromServer:
                // The statement's name, then the statement.
                if (TryZeroEnded(ref body, out _))
                {
                    writer.Put(' ');
                    writer.Untrusted(TrimZero(body));
                }

                break;
            case 'E' or 'N' when fromServer:
                WriteFields(body, ref writer);
                break;
        }
    }

    // Fields of one letter and a text: S severity, C code, M message.
    private static void WriteFields(ReadOnlySpan<byte> body, ref SummaryWriter writer)
    {
        while (!body.IsEmpty && body[0] != 0)
        {
            byte field = body[0];
            body = body[1..];
            bool isWhole = TryZeroEnded(ref body, out ReadOnlySpan<byte> text);
            if (field is (byte)'S' or (byte)'C' or (byte)'M')
            {
                writer.Text(field == 'M' ? ": " : " ");
                writer.Untrusted(text);
            }

            if (!isWhole)
            {
                return;
            }
        }
    }

    private static string? NameOf(byte kind, bool fromServer) => fromServer ? ServerName((char)kind) : ClientName((char)kind);

    private static string? ClientName(char kind) => kind switch
    {
        'Q' => "Query",
        'P' => "Parse",
        'B' => "Bind",
        'D' => "Describe",
        'E' => "Execute",
        'S' => "Sync",
        'C' => "Close",
        'H' => "Flush",
        'F' => "Function call",
        'X' => "Terminate",
        'p' => "Password",
        'd' => "Copy data",
        'c' => "Copy done",
        'f' => "Copy failed",
        _ => null,
    };

    private static string? ServerName(char kind) => kind switch
    {
        'R' => "Authentication",
        'S' => "Parameter",
        'K' => "Cancel key",
        'Z' => "Ready",
        'T' => "Columns",
        'D' => "Row",
        'C' => "Done",
        'E' => "Error",
        'N' => "Notice",
        '1' => "Parsed",
        '2' => "Bound",
        '3' => "Closed",
        'n' => "No data",
        't' => "Parameters",
        'I' => "Empty query",
        's' => "Suspended",
        'A' => "Notification",
        'G' => "Copy in",
        'H' => "Copy out",
        'd' => "Copy data",
        'c' => "Copy done",
        _ => null,
    };

    private static ReadOnlySpan<byte> TrimZero(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }

    private static bool TryZeroEnded(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        int end = rest.IndexOf((byte)0);
        text = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return end >= 0;
    }
}

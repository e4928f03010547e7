using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of MySQL and MariaDB (client/server protocol, port 3306): command and statement, greeting, error.</summary>
/// <remarks>Each segment is read by itself; one that starts in mid-packet, or is encrypted, is not recognised or named wrongly at worst, never more.</remarks>
internal static class MySqlSummary
{
    private const ushort Port = 3306;
    private const int HeaderLengthBytes = 4;
    private const byte QueryCommand = 3;
    private const byte PrepareCommand = 22;

    private static readonly string?[] Commands =
    [
        null, "Quit", "Use", "Query", "Field list", "Create database", "Drop database", "Refresh", "Shutdown", "Statistics", "Process info", "Connect", "Kill",
        "Debug", "Ping", "Time", "Delayed insert", "Change user", "Binlog dump", "Table dump", "Connect out", "Register replica", "Prepare", "Execute",
        "Send long data", "Close statement", "Reset statement", "Set option", "Fetch", null, "Binlog dump (GTID)", "Reset connection",
    ];

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        // Length (3, little endian), sequence (1).
        ReadOnlySpan<byte> bytes = input.Bytes;
        if (bytes.Length < HeaderLengthBytes + 1)
        {
            return false;
        }

        int length = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
        if (length == 0)
        {
            return false;
        }

        byte sequence = bytes[3];
        ReadOnlySpan<byte> body = bytes[HeaderLengthBytes..Math.Min(bytes.Length, HeaderLengthBytes + length)];
        bool fromServer = input.SourcePort == Port && input.DestinationPort != Port;
        return fromServer ? WriteServer(body, sequence, ref writer) : WriteClient(body, sequence, length, input.WireLengthBytes, ref writer);
    }

    private static bool WriteClient(ReadOnlySpan<byte> body, byte sequence, int length, int wireLengthBytes, ref SummaryWriter writer)
    {
        if (sequence == 1)
        {
            return WriteLogin(body, ref writer);
        }

        byte command = body[0];
        if (sequence != 0 || command >= Commands.Length || Commands[command] is not { } name || (wireLengthBytes > length + HeaderLengthBytes && command == QueryCommand))
        {
            return false;
        }

        writer.Text(name);
        if (command is QueryCommand or 2 or PrepareCommand)
        {
            writer.Put(' ');
            writer.Untrusted(SkipAttributes(body[1..], command));
        }

        return true;
    }

    // With query attributes (8.0.23 and later) the statement follows two counts: of parameters, here 0, and of their sets, always 1.
    private static ReadOnlySpan<byte> SkipAttributes(ReadOnlySpan<byte> statement, byte command) =>
        command == QueryCommand && statement.Length >= 2 && statement[0] == 0 && statement[1] == 1 ? statement[2..] : statement;

    // Capabilities (4), largest packet (4), character set (1), reserved (23), then the user's name up to a zero byte.
    private static bool WriteLogin(ReadOnlySpan<byte> body, ref SummaryWriter writer)
    {
        const int UserOffset = 32;
        if (body.Length < UserOffset)
        {
            writer.Text("Client's answer");
            return true;
        }

        ReadOnlySpan<byte> user = body[UserOffset..];
        int end = user.IndexOf((byte)0);
        if (body.Length == UserOffset)
        {
            writer.Text("TLS request");
            return true;
        }

        writer.Text("Login ");
        writer.Untrusted(end < 0 ? user : user[..end]);
        return true;
    }

    private static bool WriteServer(ReadOnlySpan<byte> body, byte sequence, ref SummaryWriter writer)
    {
        switch (body[0])
        {
            case 0x0A when sequence == 0:
                int end = body[1..].IndexOf((byte)0);
                writer.Text("Greeting, version ");
                writer.Untrusted(end < 0 ? body[1..] : body.Slice(1, end));
                return true;
            case 0xFF when body.Length >= 3:
                WriteError(body, ref writer);
                return true;
            case 0x00:
                writer.Text("OK");
                return true;
            case 0xFE:
                writer.Text(body.Length < 9 ? "End of rows" : "Other authentication wanted");
                return true;
            case 0x01 when body.Length > 1:
                writer.Text("Authentication goes on");
                return true;
            case <= 0xFA when body.Length == 1:
                writer.Text("Rows of ");
                writer.Number(body[0]);
                writer.Text(body[0] == 1 ? " column" : " columns");
                return true;
            default:
                return false;
        }
    }

    // Code (2, little endian), since 4.1 '#' and a state of five letters, then words.
    private static void WriteError(ReadOnlySpan<byte> body, ref SummaryWriter writer)
    {
        writer.Text("Error ");
        writer.Number(BinaryPrimitives.ReadUInt16LittleEndian(body[1..]));
        ReadOnlySpan<byte> words = body[3..];
        if (words.Length >= 6 && words[0] == '#')
        {
            writer.Text(" (");
            writer.Untrusted(words[1..6]);
            writer.Put(')');
            words = words[6..];
        }

        writer.Text(": ");
        writer.Untrusted(words);
    }
}

using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The line of TLS records (RFC 8446, RFC 5246): their kinds, and of a ClientHello the server's name.</summary>
/// <remarks>A segment that starts in mid-record is not recognised: it stays a TCP line.</remarks>
internal static class TlsSummary
{
    private const int RecordsMax = 8;

    // A record that is full goes on in the next one (RFC 8446, section 5.1).
    private const int WholeFragment = 1 << 14;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> rest = input.Bytes;
        bool isEncrypted = false;
        for (int count = 0; TlsRecord.View(rest, out TlsRecord record) == HeaderStatus.Whole; count++)
        {
            if (count == RecordsMax)
            {
                writer.Text(", …");
                return true;
            }

            writer.Text(count > 0 ? ", " : record.Version == 0x0300 ? "SSL 3.0 " : "");
            WriteRecord(record, isEncrypted, ref writer);
            isEncrypted |= record.ContentType == TlsRecord.ChangeCipherSpec;
            int whole = TlsRecord.HeaderLengthBytes + record.FragmentLengthBytes;
            if (whole > rest.Length)
            {
                return true;
            }

            rest = rest[whole..];
        }

        return rest.Length < input.Bytes.Length;
    }

    /// <summary>The name of a version.</summary>
    internal static string VersionName(ushort version) => version switch
    {
        0x0300 => "SSL 3.0",
        0x0301 => "TLS 1.0",
        0x0302 => "TLS 1.1",
        0x0303 => "TLS 1.2",
        0x0304 => "TLS 1.3",
        _ => "TLS",
    };

    /// <summary>The name of a handshake message (RFC 8446, section 4).</summary>
    internal static string HandshakeName(byte type) => type switch
    {
        0 => "Hello request",
        1 => "Client hello",
        2 => "Server hello",
        4 => "New session ticket",
        8 => "Encrypted extensions",
        11 => "Certificate",
        12 => "Server key exchange",
        13 => "Certificate request",
        14 => "Server hello done",
        15 => "Certificate verify",
        16 => "Client key exchange",
        20 => "Finished",
        22 => "Certificate status",
        24 => "Key update",
        _ => "Encrypted handshake message",
    };

    private static void WriteRecord(TlsRecord record, bool isEncrypted, ref SummaryWriter writer)
    {
        switch (record.ContentType)
        {
            case TlsRecord.ChangeCipherSpec:
                writer.Text("Change cipher spec");
                break;
            case TlsRecord.Alert:
                WriteAlert(record, ref writer);
                break;
            case TlsRecord.Handshake:
                WriteHandshake(record, isEncrypted, ref writer);
                break;
            case TlsRecord.ApplicationData:
                writer.Text("Application data, ");
                writer.Number(record.FragmentLengthBytes);
                writer.Text(" bytes");
                break;
            default:
                writer.Text("Heartbeat");
                break;
        }
    }

    private static void WriteAlert(TlsRecord record, ref SummaryWriter writer)
    {
        // Two bytes in the clear: level and description (RFC 8446, section 6); more is encrypted.
        if (record.FragmentLengthBytes != 2 || record.Fragment.Length != 2)
        {
            writer.Text("Encrypted alert");
            return;
        }

        writer.Text(record.Fragment[0] == 2 ? "Fatal alert: " : "Alert: ");
        writer.Text(record.Fragment[1] switch
        {
            0 => "close notify",
            10 => "unexpected message",
            20 => "bad record MAC",
            40 => "handshake failure",
            42 => "bad certificate",
            45 => "certificate expired",
            46 => "certificate unknown",
            47 => "illegal parameter",
            48 => "unknown CA",
            50 => "decode error",
            70 => "protocol version",
            71 => "insufficient security",
            80 => "internal error",
            112 => "unrecognized name",
            116 => "certificate required",
            120 => "no application protocol",
            _ => "number ",
        });
        if (record.Fragment[1] is not (0 or 10 or 20 or 40 or 42 or 45 or 46 or 47 or 48 or 50 or 70 or 71 or 80 or 112 or 116 or 120))
        {
            writer.Number(record.Fragment[1]);
        }
    }

    private static void WriteHandshake(TlsRecord record, bool isEncrypted, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> message = record.Fragment;
        if (message.IsEmpty)
        {
            writer.Text("Handshake, cut");
            return;
        }

        // Behind a change of cipher the bytes mean nothing; nor do they where the length in them does not fit the record.
        int claimed = message.Length >= 4 ? (message[1] << 16) | (message[2] << 8) | message[3] : 0;
        isEncrypted |= claimed + 4 > record.FragmentLengthBytes && record.FragmentLengthBytes < WholeFragment;
        writer.Text(HandshakeName(isEncrypted ? byte.MaxValue : message[0]));
        if (isEncrypted || !TlsClientHello.TryRead(message, out TlsClientHello hello))
        {
            return;
        }

        writer.Put(' ');
        writer.Text(VersionName(hello.HighestVersion != 0 ? hello.HighestVersion : hello.Version));
        if (hello.ServerNameLengthBytes > 0)
        {
            writer.Text(", server ");
            writer.Untrusted(message.Slice(hello.ServerNameOffset, hello.ServerNameLengthBytes));
        }

        if (hello.ProtocolLengthBytes > 0)
        {
            writer.Text(", for ");
            writer.Untrusted(message.Slice(hello.ProtocolOffset, hello.ProtocolLengthBytes));
        }
    }
}

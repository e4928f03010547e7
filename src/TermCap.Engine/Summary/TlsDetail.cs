using System.Globalization;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Summary;

/// <summary>The rows of TLS records, and of a ClientHello what it offers.</summary>
internal static class TlsDetail
{
    private const int RecordsMax = 64;

    /// <summary>Adds the records; false when the bytes do not start with one.</summary>
    public static bool Add(DetailBuilder tree, ReadOnlySpan<byte> bytes, int offset)
    {
        int at = 0;
        int count = 0;
        for (; count < RecordsMax && at < bytes.Length && TlsRecord.View(bytes[at..], out TlsRecord record) == HeaderStatus.Whole; count++)
        {
            int whole = TlsRecord.HeaderLengthBytes + record.FragmentLengthBytes;
            tree.Open("TLS record", TypeName(record.ContentType), offset + at, whole, "tls");
            tree.Number("Content type", record.ContentType, offset + at, 1, count == 0 ? "tls.record.content_type" : null, TypeName(record.ContentType));
            tree.Hex("Version", record.Version, 4, offset + at + 1, null, TlsSummary.VersionName(record.Version));
            tree.Number("Length", record.FragmentLengthBytes, offset + at + 3, 2);
            if (record.ContentType == TlsRecord.Handshake && !record.Fragment.IsEmpty)
            {
                AddHello(tree, record.Fragment, offset + at + TlsRecord.HeaderLengthBytes);
            }

            tree.Close();
            at += whole;
        }

        return count > 0;
    }

    private static void AddHello(DetailBuilder tree, ReadOnlySpan<byte> message, int offset)
    {
        if (!TlsClientHello.TryRead(message, out TlsClientHello hello))
        {
            tree.Text("Handshake", TlsSummary.HandshakeName(message[0]), offset, 1, "tls.handshake.type", message[0].ToString(CultureInfo.InvariantCulture));
            return;
        }

        tree.Open("Client hello", "", offset, message.Length, null);
        tree.Number("Handshake type", message[0], offset, 1, "tls.handshake.type");
        tree.Hex("Version", hello.Version, 4, offset + 4, null, TlsSummary.VersionName(hello.Version));
        if (hello.HighestVersion != 0)
        {
            tree.Text("Highest version offered", TlsSummary.VersionName(hello.HighestVersion), -1, 0);
        }

        tree.Text("Cipher suites", hello.CipherSuites.ToString(CultureInfo.InvariantCulture), -1, 0);
        if (hello.ServerNameLengthBytes > 0)
        {
            ReadOnlySpan<byte> name = message.Slice(hello.ServerNameOffset, hello.ServerNameLengthBytes);
            tree.Untrusted("Server name", name, offset + hello.ServerNameOffset, hello.ServerNameLengthBytes, "tls.handshake.extensions_server_name");
        }

        if (hello.ProtocolLengthBytes > 0)
        {
            tree.Untrusted("Application protocol", message.Slice(hello.ProtocolOffset, hello.ProtocolLengthBytes), offset + hello.ProtocolOffset, hello.ProtocolLengthBytes);
        }

        tree.Close();
    }

    private static string TypeName(byte type) => type switch
    {
        TlsRecord.ChangeCipherSpec => "change cipher spec",
        TlsRecord.Alert => "alert",
        TlsRecord.Handshake => "handshake",
        TlsRecord.ApplicationData => "application data",
        _ => "heartbeat",
    };
}

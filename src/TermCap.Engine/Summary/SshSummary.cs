using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of SSH (RFC 4253): the banner, the messages of the key exchange in the clear, and that the rest is encrypted.</summary>
internal static class SshSummary
{
    private const ushort Port = 22;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (input.Bytes.StartsWith("SSH-"u8))
        {
            writer.Text(input.SourcePort == Port ? "Server banner " : input.DestinationPort == Port ? "Client banner " : "Banner ");
            writer.UntrustedLine(input.Bytes);
            return true;
        }

        if (input.SourcePort != Port && input.DestinationPort != Port)
        {
            return false;
        }

        // Packet length (4), padding length (1), message number (1); RFC 4253, section 6 and RFC 4250, section 4.1.
        string? message = input.Bytes.Length >= 6 && IsWhole(input) ? MessageName(input.Bytes[5]) : null;
        if (message is not null)
        {
            writer.Text(message);
            return true;
        }

        writer.Text("Encrypted, ");
        writer.Number(input.WireLengthBytes);
        writer.Text(" bytes");
        return true;
    }

    private static bool IsWhole(SummaryInput input)
    {
        uint lengthBytes = BinaryPrimitives.ReadUInt32BigEndian(input.Bytes);
        return lengthBytes is >= 6 and <= 35_000 && lengthBytes <= input.WireLengthBytes && input.Bytes[4] < lengthBytes;
    }

    private static string? MessageName(byte number) => number switch
    {
        1 => "Disconnect",
        20 => "Key exchange init",
        21 => "New keys",
        30 => "Key exchange: client's key",
        31 => "Key exchange: server's key",
        _ => null,
    };
}

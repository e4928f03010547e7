using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of an ESP packet (RFC 4303), directly in IP or in UDP (RFC 3948): what is inside cannot be read.</summary>
internal static class EspSummary
{
    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (input.Bytes.Length < 8)
        {
            writer.Text("ESP, cut");
            return true;
        }

        writer.Text("SPI ");
        writer.Hex(BinaryPrimitives.ReadUInt32BigEndian(input.Bytes), 8);
        writer.Text(", sequence ");
        writer.Number(BinaryPrimitives.ReadUInt32BigEndian(input.Bytes[4..]));
        writer.Text(", encrypted, ");
        writer.Number(input.WireLengthBytes);
        writer.Text(" bytes");
        return true;
    }

    public static bool WriteInUdp(SummaryInput input, ref SummaryWriter writer)
    {
        if (input.Bytes.Length == 1 && input.Bytes[0] == 0xFF)
        {
            writer.Text("NAT keep-alive");
            return true;
        }

        if (input.Bytes.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(input.Bytes) == 0)
        {
            writer.Text("Key exchange (IKE), ");
            writer.Number(input.WireLengthBytes);
            writer.Text(" bytes");
            return true;
        }

        return Write(input, ref writer);
    }
}

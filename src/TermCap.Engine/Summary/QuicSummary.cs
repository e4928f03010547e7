using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of a QUIC packet (RFC 9000, section 17; version 2 RFC 9369), told by its looks; what is inside is encrypted.</summary>
internal static class QuicSummary
{
    private const ushort Port = 443;
    private const uint Version2 = 0x6B3343CF;
    private const int ConnectionIdMax = 20;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> bytes = input.Bytes;
        if ((bytes[0] & 0x80) == 0)
        {
            return WriteShort(input, ref writer);
        }

        // Header form and fixed bit, version (4), length of the destination's connection ID (1) and the ID.
        if (bytes.Length < 7)
        {
            return false;
        }

        uint version = BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
        int idLength = bytes[5];
        bool isNegotiation = version == 0;
        if (idLength > ConnectionIdMax || bytes.Length < 7 + idLength || (!isNegotiation && (!IsKnown(version) || (bytes[0] & 0x40) == 0)) || (isNegotiation && !IsPort(input)))
        {
            return false;
        }

        writer.Text(isNegotiation ? "Version negotiation" : KindName((bytes[0] >> 4) & 0x03, version));
        if (!isNegotiation)
        {
            writer.Text(version == 1 ? ", version 1" : version == Version2 ? ", version 2" : ", draft version");
        }

        writer.Text(", to ");
        writer.HexBytes(bytes.Slice(6, idLength), ConnectionIdMax);
        writer.Text(idLength == 0 ? "(no ID)" : "");
        return true;
    }

    // A short header carries nothing that tells it: only the port speaks for it.
    private static bool WriteShort(SummaryInput input, ref SummaryWriter writer)
    {
        if ((input.Bytes[0] & 0x40) == 0 || !IsPort(input))
        {
            return false;
        }

        writer.Text("Protected, ");
        writer.Number(input.WireLengthBytes);
        writer.Text(" bytes (QUIC by its port)");
        return true;
    }

    private static bool IsPort(SummaryInput input) => input.SourcePort == Port || input.DestinationPort == Port;

    private static bool IsKnown(uint version) => version is 1 or Version2 || version >> 8 == 0xFF0000;

    // Version 2 turns the four numbers by one (RFC 9369, section 3.2).
    private static string KindName(int kind, uint version) => (version == Version2 ? (kind + 3) & 3 : kind) switch
    {
        0 => "Initial",
        1 => "0-RTT",
        2 => "Handshake",
        _ => "Retry",
    };
}

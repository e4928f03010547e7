using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of an LACPDU (IEEE 802.1AX, 6.4.2.3): both ends' key, port and state.</summary>
internal static class LacpSummary
{
    private const byte LacpSubtype = 1;
    private const byte MarkerSubtype = 2;
    private const int ActorOffset = 4;
    private const int PartnerOffset = 24;
    private const int MinimumLengthBytes = 42;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> bytes = input.Bytes;
        if (bytes.IsEmpty || bytes[0] != LacpSubtype || bytes.Length < MinimumLengthBytes)
        {
            writer.Text(bytes.IsEmpty || bytes[0] == LacpSubtype ? "LACP, cut" : bytes[0] == MarkerSubtype ? "LACP marker" : "Slow protocol ");
            if (!bytes.IsEmpty && bytes[0] > MarkerSubtype)
            {
                writer.Number(bytes[0]);
            }

            return true;
        }

        writer.Text("actor ");
        WriteEnd(bytes[ActorOffset..], ref writer);
        writer.Text(", partner ");
        WriteEnd(bytes[PartnerOffset..], ref writer);
        return true;
    }

    // System priority (2), system (6), key (2), port priority (2), port (2), state (1).
    private static void WriteEnd(ReadOnlySpan<byte> end, ref SummaryWriter writer)
    {
        if (end[2..8].IndexOfAnyExcept((byte)0) < 0)
        {
            writer.Text("none");
            return;
        }

        writer.Mac(end[2..8]);
        writer.Text(" key ");
        writer.Number(BinaryPrimitives.ReadUInt16BigEndian(end[8..]));
        writer.Text(" port ");
        writer.Number(BinaryPrimitives.ReadUInt16BigEndian(end[12..]));
        WriteState(end[14], ref writer);
    }

    private static void WriteState(byte state, ref SummaryWriter writer)
    {
        writer.Text((state & 0x01) != 0 ? " active" : " passive");
        writer.Text((state & 0x02) != 0 ? " fast" : " slow");
        writer.Text((state & 0x08) != 0 ? " in-sync" : " out-of-sync");
        writer.Text((state & 0x10) != 0 ? " collecting" : "");
        writer.Text((state & 0x20) != 0 ? " distributing" : "");
        writer.Text((state & 0x40) != 0 ? " defaulted" : "");
        writer.Text((state & 0x80) != 0 ? " expired" : "");
    }
}

using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of a spanning tree BPDU (IEEE 802.1D, 9.3; 802.1Q, 14.4) over LLC.</summary>
internal static class StpSummary
{
    public const ushort ServiceAccessPoint = 0x42;
    private const int HeaderLengthBytes = 3;
    private const int ConfigurationLengthBytes = 35;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        // LLC: both access points, unnumbered information (0x03); then protocol 0, version, type.
        if (input.Bytes.Length < HeaderLengthBytes + 4 || input.Bytes[1] != ServiceAccessPoint)
        {
            return false;
        }

        ReadOnlySpan<byte> unit = input.Bytes[HeaderLengthBytes..];
        if (unit[3] == 0x80)
        {
            writer.Text("Topology change");
            return true;
        }

        writer.Text(unit[2] switch
        {
            0 => "Spanning tree",
            2 => "Rapid spanning tree",
            3 => "Multiple spanning tree",
            _ => "Spanning tree of another version",
        });
        if (unit.Length < ConfigurationLengthBytes)
        {
            writer.Text(", cut");
            return true;
        }

        writer.Text(", root ");
        WriteBridge(unit[5..13], ref writer);
        writer.Text(", cost ");
        writer.Number(BinaryPrimitives.ReadUInt32BigEndian(unit[13..]));
        writer.Text(", port ");
        writer.Hex(BinaryPrimitives.ReadUInt16BigEndian(unit[25..]), 4);
        writer.Text((unit[4] & 0x01) != 0 ? ", topology change" : "");
        return true;
    }

    private static void WriteBridge(ReadOnlySpan<byte> bridge, ref SummaryWriter writer)
    {
        ushort priority = BinaryPrimitives.ReadUInt16BigEndian(bridge);
        writer.Number(priority & 0xF000);
        writer.Put('/');
        writer.Number(priority & 0x0FFF);
        writer.Put('/');
        writer.Mac(bridge[2..]);
    }
}

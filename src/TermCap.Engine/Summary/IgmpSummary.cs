using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of an IGMP message (RFC 1112, RFC 2236, RFC 3376).</summary>
internal static class IgmpSummary
{
    private const int MinimumLengthBytes = 8;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        if (input.Bytes.Length < MinimumLengthBytes)
        {
            writer.Text("IGMP, cut");
            return true;
        }

        ReadOnlySpan<byte> group = input.Bytes[4..8];
        switch (input.Bytes[0])
        {
            case 0x11:
                bool isGeneral = group.IndexOfAnyExcept((byte)0) < 0;
                writer.Text(isGeneral ? "Query for all groups" : "Query for ");
                if (!isGeneral)
                {
                    writer.Address(group);
                }

                return true;
            case 0x12 or 0x16:
                writer.Text("Join ");
                writer.Address(group);
                return true;
            case 0x17:
                writer.Text("Leave ");
                writer.Address(group);
                return true;
            case 0x22:
                writer.Text("Report v3, ");
                int groups = BinaryPrimitives.ReadUInt16BigEndian(input.Bytes[6..]);
                writer.Number(groups);
                writer.Text(groups == 1 ? " group" : " groups");
                return true;
            default:
                writer.Text("IGMP type ");
                writer.Hex(input.Bytes[0], 2);
                return true;
        }
    }
}

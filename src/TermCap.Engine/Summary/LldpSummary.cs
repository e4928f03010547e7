using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of an LLDPDU (IEEE 802.1AB, 8.4 and 8.5): who sends it, from which port, how long it holds.</summary>
internal static class LldpSummary
{
    private const int ChassisKind = 1;
    private const int PortKind = 2;
    private const int TimeToLiveKind = 3;
    private const int SystemNameKind = 5;
    private const int MacSubtypeOfChassis = 4;
    private const int MacSubtypeOfPort = 3;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> rest = input.Bytes;
        int start = writer.LengthChars;
        while (rest.Length >= 2)
        {
            // Seven bits of kind, nine of length.
            ushort header = BinaryPrimitives.ReadUInt16BigEndian(rest);
            int length = header & 0x1FF;
            if (header >> 9 == 0 || rest.Length < 2 + length)
            {
                break;
            }

            WriteElement(header >> 9, rest.Slice(2, length), writer.LengthChars > start, ref writer);
            rest = rest[(2 + length)..];
        }

        if (writer.LengthChars == start)
        {
            writer.Text("LLDP, cut");
        }

        return true;
    }

    private static void WriteElement(int kind, ReadOnlySpan<byte> value, bool hasMore, ref SummaryWriter writer)
    {
        string? words = kind switch
        {
            ChassisKind when value.Length > 1 => "chassis ",
            PortKind when value.Length > 1 => "port ",
            TimeToLiveKind when value.Length >= 2 => "holds ",
            SystemNameKind => "system ",
            _ => null,
        };
        if (words is null)
        {
            return;
        }

        writer.Text(hasMore ? ", " : "");
        writer.Text(words);
        switch (kind)
        {
            case ChassisKind when value[0] == MacSubtypeOfChassis && value.Length == 7:
            case PortKind when value[0] == MacSubtypeOfPort && value.Length == 7:
                writer.Mac(value[1..]);
                break;
            case ChassisKind or PortKind:
                writer.Untrusted(value[1..]);
                break;
            case TimeToLiveKind:
                writer.Number(BinaryPrimitives.ReadUInt16BigEndian(value));
                writer.Text(" s");
                break;
            default:
                writer.Untrusted(value);
                break;
        }
    }
}

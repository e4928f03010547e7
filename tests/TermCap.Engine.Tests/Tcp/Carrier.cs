using System.Buffers.Binary;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>What carries a trace: the verdicts must not depend on it.</summary>
/// <param name="Name">How a failure names it.</param>
/// <param name="LinkType">The link type of its frames.</param>
/// <param name="LinkHeader">The bytes before IP, in hexadecimal; the EtherType comes last.</param>
/// <param name="IsIPv6">Which IP.</param>
/// <param name="FirstNumber">Both sides' first sequence number.</param>
/// <param name="SnapBytes">Captured bytes of TCP at most.</param>
internal sealed record Carrier(string Name, LinkType LinkType, string LinkHeader, bool IsIPv6, uint FirstNumber, int SnapBytes)
{
    private const string Macs = "020000000002020000000001";

    public static IReadOnlyList<Carrier> All { get; } =
    [
        new("IPv4 over Ethernet", LinkType.Ethernet, Macs + "0800", false, 1000, int.MaxValue),
        new("IPv6 over Ethernet", LinkType.Ethernet, Macs + "86DD", true, 1000, int.MaxValue),
        new("IPv4 with a VLAN tag", LinkType.Ethernet, Macs + "810000640800", false, 1000, int.MaxValue),
        new("IPv4 over SLL2", LinkType.LinuxSll2, "0800000000000002000100060200000000010000", false, 1000, int.MaxValue),
        new("IPv4 over SLL", LinkType.LinuxSll, "00000001000602000000000100000800", false, 1000, int.MaxValue),
        new("QinQ", LinkType.Ethernet, Macs + "88A800C8810000640800", false, 1000, int.MaxValue),
        new("GRE", LinkType.Ethernet, Macs + "0800" + "450000000000400040" + "2F" + "0000C0A80901C0A80902" + "00000800", false, 1000, int.MaxValue),
        new("IPv6 in IPv4", LinkType.Ethernet, Macs + "0800" + "450000000000400040" + "29" + "0000C0A80901C0A80902", true, 1000, int.MaxValue),
        new("VXLAN", LinkType.Ethernet, Macs + "0800" + "450000000000400040" + "11" + "0000C0A80901C0A80902" + "9C4012B500000000" + "0800000000000100" + Macs + "0800", false, 1000, int.MaxValue),
        new("headers only", LinkType.Raw, "", false, 1000, 60),
        new("just below the wrap", LinkType.Raw, "", false, uint.MaxValue - 170, int.MaxValue),
        new("IPv6 just below the wrap", LinkType.Raw, "", true, uint.MaxValue - 50, int.MaxValue),
    ];

    /// <summary>The frame of one line: captured bytes, and how long it was.</summary>
    public byte[] Frame(TraceLine line, out int originalLengthBytes)
    {
        byte[] tcp = Tcp(line);
        byte[] link = Convert.FromHexString(LinkHeader);
        byte[] ip = IsIPv6 ? IPv6(line, tcp.Length) : IPv4(line, tcp.Length);
        originalLengthBytes = link.Length + ip.Length + tcp.Length;
        return [.. link, .. ip, .. tcp.AsSpan(0, Math.Min(tcp.Length, SnapBytes))];
    }

    private static byte[] IPv4(TraceLine line, int payloadBytes)
    {
        byte[] header = Convert.FromHexString("4500000000004000400600000A0000010A000002");
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(header.Length + payloadBytes));
        header[line.IsFromClient ? 15 : 19] = 1;
        header[line.IsFromClient ? 19 : 15] = 2;
        return header;
    }

    private static byte[] IPv6(TraceLine line, int payloadBytes)
    {
        byte[] header = new byte[40];
        (header[0], header[6], header[7]) = (0x60, 6, 64);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)payloadBytes);
        header[line.IsFromClient ? 23 : 39] = 1;
        header[line.IsFromClient ? 39 : 23] = 2;
        return header;
    }

    private byte[] Tcp(TraceLine line)
    {
        byte[] options = Options(line);
        byte[] bytes = new byte[20 + options.Length + line.PayloadBytes];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, line.IsFromClient ? (ushort)40_000 : (ushort)80);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), line.IsFromClient ? (ushort)80 : (ushort)40_000);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), unchecked(FirstNumber + (uint)line.Sequence));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), line.Acknowledgment is { } number ? unchecked(FirstNumber + (uint)number) : 0);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(12), (ushort)(((20 + options.Length) / 4 << 12) | (int)line.Flags));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(14), line.Window);
        options.CopyTo(bytes, 20);
        return bytes;
    }

    private byte[] Options(TraceLine line)
    {
        List<byte> options = [];
        if (line.WindowScale is { } shift)
        {
            options.AddRange([1, 3, 3, shift]);
        }

        if (line.Sack.Count > 0)
        {
            options.AddRange([1, 1, 5, (byte)(2 + (8 * line.Sack.Count))]);
            byte[] number = new byte[4];
            foreach (long edge in line.Sack.SelectMany(block => new[] { block.Left, block.Right }))
            {
                BinaryPrimitives.WriteUInt32BigEndian(number, unchecked(FirstNumber + (uint)edge));
                options.AddRange(number);
            }
        }

        return [.. options];
    }
}

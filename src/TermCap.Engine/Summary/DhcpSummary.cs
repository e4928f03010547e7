using System.Buffers.Binary;

namespace TermCap.Engine.Summary;

/// <summary>The line of a DHCP message (RFC 2131, RFC 2132).</summary>
internal static class DhcpSummary
{
    private const int ClientMacOffset = 28;
    private const int OfferedOffset = 16;
    private const int CookieOffset = 236;
    private const int OptionsOffset = 240;
    private const uint Cookie = 0x63825363;
    private const byte RequestedAddress = 50;
    private const byte MessageType = 53;
    private const byte HostName = 12;

    public static bool Write(SummaryInput input, ref SummaryWriter writer)
    {
        ReadOnlySpan<byte> bytes = input.Bytes;
        if (bytes.Length < CookieOffset || bytes[0] is not (1 or 2))
        {
            return false;
        }

        ReadOnlySpan<byte> options = bytes.Length >= OptionsOffset && BinaryPrimitives.ReadUInt32BigEndian(bytes[CookieOffset..]) == Cookie ? bytes[OptionsOffset..] : default;
        writer.Text(Find(options, MessageType) is [var type] ? TypeName(type) : bytes[0] == 1 ? "BOOTP request" : "BOOTP reply");
        writer.Text(", transaction ");
        writer.Hex(BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]), 8);
        writer.Text(", client ");
        writer.Mac(bytes.Slice(ClientMacOffset, 6));
        ReadOnlySpan<byte> offered = bytes.Slice(OfferedOffset, 4);
        if (offered.IndexOfAnyExcept((byte)0) >= 0)
        {
            writer.Text(", gets ");
            writer.Address(offered);
        }
        else if (Find(options, RequestedAddress) is { Length: 4 } wanted)
        {
            writer.Text(", wants ");
            writer.Address(wanted);
        }

        if (Find(options, HostName) is { IsEmpty: false } name)
        {
            writer.Text(", named ");
            writer.Untrusted(name);
        }

        return true;
    }

    private static string TypeName(byte type) => type switch
    {
        1 => "Discover",
        2 => "Offer",
        3 => "Request",
        4 => "Decline",
        5 => "Ack",
        6 => "Nak",
        7 => "Release",
        8 => "Inform",
        _ => "Message of another kind",
    };

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> options, byte kind)
    {
        while (options.Length >= 2 && options[0] != 255)
        {
            if (options[0] == 0)
            {
                options = options[1..];
                continue;
            }

            int end = 2 + options[1];
            if (end > options.Length)
            {
                return default;
            }

            if (options[0] == kind)
            {
                return options[2..end];
            }

            options = options[end..];
        }

        return default;
    }
}

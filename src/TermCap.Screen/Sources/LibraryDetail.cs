using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using PacketDotNet;
using PacketDotNet.DhcpV4;
using PacketDotNet.Lldp;
using PacketDotNet.Utils;
using TermCap.Engine.Wire;

namespace TermCap.Screen.Sources;

/// <summary>Fields of DHCP and LLDP in the detail tree, read by PacketDotNet: protocols that our own views tell in one line only.</summary>
/// <remarks>
/// The library throws, and for some protocols never returns, on bytes that contradict themselves. So it gets the selected packet's payload alone, after
/// every length in it was checked here; what it throws all the same means that the fields are not shown. Bounds: <see cref="BytesMax"/> bytes,
/// <see cref="OptionsMax"/> options.
/// </remarks>
internal static class LibraryDetail
{
    private const int BytesMax = 1500;
    private const int OptionsMax = 100;

    /// <summary>RFC 2131, section 2: the fixed fields, and the cookie of section 3 that says that options follow.</summary>
    private const int DhcpFixedBytes = 236;
    private const uint DhcpCookie = 0x63825363;
    private const ushort DhcpServerPort = 67;
    private const ushort DhcpClientPort = 68;
    private const byte PadOption = 0;
    private const byte EndOption = 255;
    private const int UdpHeaderBytes = 8;

    /// <summary>Adds the fields, if the frame has such a protocol and it is whole.</summary>
    public static void Add(DetailLines tree, byte[] captured, in LocatedFrame located)
    {
        if (located.Status != HeaderStatus.Whole)
        {
            return;
        }

        bool isDhcp = located is { Protocol: IpProtocols.Udp, IpVersion: 4, IsFragment: false, TransportOffset: > 0 }
            && located.SourcePort is DhcpServerPort or DhcpClientPort && located.DestinationPort is DhcpServerPort or DhcpClientPort;
        if (isDhcp)
        {
            int from = located.TransportOffset + UdpHeaderBytes;
            int length = Math.Min(captured.Length, located.TransportOffset + located.TransportLengthBytes) - from;
            Guarded(tree, () => AddDhcp(tree, captured, from, length));
        }
        else if (located.EtherType == EtherTypes.Lldp && located.NetworkOffset > 0)
        {
            int from = located.NetworkOffset;
            Guarded(tree, () => AddLldp(tree, captured, from, captured.Length - from));
        }
    }

    private static void Guarded(DetailLines tree, Action read)
    {
        try
        {
            read();
        }
#pragma warning disable CA1031 // The library throws whatever its arrays and enums throw, System.Exception itself among them.
        catch (Exception)
#pragma warning restore CA1031
        {
            tree.Remark("its fields cannot be read");
        }
    }

    private static void AddDhcp(DetailLines tree, byte[] captured, int from, int length)
    {
        List<(int Offset, int Length)>? places = DhcpOptions(captured.AsSpan(from, Math.Max(0, length)));
        if (places is null)
        {
            return;
        }

        DhcpV4Packet packet = new(new ByteArraySegment(captured[from..(from + length)]), null);
        tree.Layer(string.Create(CultureInfo.InvariantCulture, $"DHCP {packet.MessageType}, transaction 0x{packet.TransactionId:x8}"), from, length);
        tree.Field($"Operation: {packet.Operation}", from, 1);
        tree.Field($"Seconds: {packet.Secs}", from + 8, 2);
        tree.Field($"Client address: {packet.ClientAddress}", from + 12, 4);
        tree.Field($"Your address: {packet.YourAddress}", from + 16, 4);
        tree.Field($"Server address: {packet.ServerAddress}", from + 20, 4);
        tree.Field($"Gateway address: {packet.GatewayAddress}", from + 24, 4);
        tree.Field($"Client hardware address: {Mac(captured.AsSpan(from + 28, 6))}", from + 28, 6);
        List<DhcpV4Option> options = packet.GetOptions();
        // Pads and the end carry nothing; the rest stand in the order of their places.
        DhcpV4Option[] shown = [.. options.Where(option => option.OptionType is not DhcpV4OptionType.Pad and not DhcpV4OptionType.End)];
        for (int place = 0; place < Math.Min(shown.Length, places.Count); place++)
        {
            ReadOnlySpan<byte> value = captured.AsSpan(from + places[place].Offset + 2, places[place].Length - 2);
            tree.Field($"{shown[place].OptionType}: {ValueText(value)}", from + places[place].Offset, places[place].Length);
        }
    }

    // Where each option stands; null when one does not fit (RFC 2132, section 2: code, length, value).
    private static List<(int Offset, int Length)>? DhcpOptions(ReadOnlySpan<byte> payload)
    {
        if (payload.Length is < DhcpFixedBytes + 4 or > BytesMax || BinaryPrimitives.ReadUInt32BigEndian(payload[DhcpFixedBytes..]) != DhcpCookie)
        {
            return null;
        }

        List<(int, int)> places = [];
        int at = DhcpFixedBytes + 4;
        while (at < payload.Length && payload[at] != EndOption)
        {
            if (payload[at] == PadOption)
            {
                at++;
                continue;
            }

            if (at + 1 >= payload.Length || at + 2 + payload[at + 1] > payload.Length || places.Count == OptionsMax)
            {
                return null;
            }

            places.Add((at, 2 + payload[at + 1]));
            at += 2 + payload[at + 1];
        }

        return at < payload.Length ? places : null;
    }

    private static void AddLldp(DetailLines tree, byte[] captured, int from, int length)
    {
        if (LldpPieces(captured.AsSpan(from, Math.Max(0, length))) is not { } places)
        {
            return;
        }

        int end = places[^1].Offset + places[^1].Length;
        LldpPacket packet = new(new ByteArraySegment(captured[from..(from + end)]));
        tree.Layer("LLDP", from, end);
        Tlv[] pieces = [.. packet.OfType<Tlv>()];
        for (int place = 0; place < Math.Min(pieces.Length, places.Count); place++)
        {
            (int offset, int piece) = places[place];
            string value = pieces[place] switch
            {
                ChassisIdTlv chassis => $"Chassis: {Named(chassis.SubTypeValue)} ({chassis.SubType})",
                PortIdTlv port => $"Port: {Named(port.SubTypeValue)} ({port.SubType})",
                TimeToLiveTlv time => $"Time to live: {time.Seconds} s",
                StringTlv text => $"{text.Type}: {text.Value}",
                SystemCapabilitiesTlv can => string.Create(CultureInfo.InvariantCulture, $"Capabilities: 0x{can.Capabilities:x4}, enabled 0x{can.Enabled:x4}"),
                { } other => $"{other.Type}: {ValueText(captured.AsSpan(from + offset + 2, piece - 2))}",
            };
            tree.Field(value, from + offset, piece);
        }
    }

    // Where each piece stands up to the end's (IEEE 802.1AB, 8.4: seven bits of type, nine of length); null when one does not fit.
    private static List<(int Offset, int Length)>? LldpPieces(ReadOnlySpan<byte> bytes)
    {
        List<(int, int)> places = [];
        int at = 0;
        while (at + 2 <= Math.Min(bytes.Length, BytesMax) && places.Count < OptionsMax)
        {
            int head = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            int length = 2 + (head & 0x1ff);
            if (at + length > bytes.Length)
            {
                return null;
            }

            places.Add((at, length));
            if (head >> 9 == 0)
            {
                return places;
            }

            at += length;
        }

        return null;
    }

    private static string Named(object value) => value is byte[] bytes ? ValueText(bytes) : value.ToString() ?? "";

    // Letters as letters, addresses as addresses, anything else in hexadecimal.
    private static string ValueText(ReadOnlySpan<byte> value) =>
        value.Length > 0 && value.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 ? System.Text.Encoding.ASCII.GetString(value)
        : value.Length == 4 ? new IPAddress(value).ToString()
        : Convert.ToHexStringLower(value[..Math.Min(value.Length, 32)]) + (value.Length > 32 ? "…" : "");

    private static string Mac(ReadOnlySpan<byte> bytes) => string.Join(':', bytes.ToArray().Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
}

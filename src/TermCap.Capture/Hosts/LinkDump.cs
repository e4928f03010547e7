using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using TermCap.Capture.Counters;
using TermCap.Engine.Topology;

namespace TermCap.Capture.Hosts;

/// <summary>Reads the kernel's lists of links and addresses (rtnetlink(7); include/uapi/linux/if_link.h for the numbers).</summary>
internal static class LinkDump
{
    private const int LinkHeaderBytes = 16;
    private const int AddressHeaderBytes = 8;

    /// <summary>Asks for all links.</summary>
    public static byte[] Links(NetlinkSocket socket, bool withStatistics)
    {
        // struct ifinfomsg, then IFLA_EXT_MASK: RTEXT_FILTER_SKIP_STATS spares the kernel the counters.
        Span<byte> body = stackalloc byte[LinkHeaderBytes + 8];
        body.Clear();
        MemoryMarshal.Write(body[16..], (ushort)8);
        MemoryMarshal.Write(body[18..], (ushort)29);
        MemoryMarshal.Write(body[20..], withStatistics ? 0u : 1u << 3);
        return socket.Dump(NetlinkSocket.GetLink, body);
    }

    /// <summary>Asks for all addresses.</summary>
    public static byte[] Addresses(NetlinkSocket socket)
    {
        Span<byte> body = stackalloc byte[AddressHeaderBytes];
        body.Clear();
        return socket.Dump(NetlinkSocket.GetAddress, body);
    }

    /// <summary>The devices in a list of links; bytes that do not fit end the walk.</summary>
    public static List<LinkRecord> ParseLinks(ReadOnlySpan<byte> dump)
    {
        List<LinkRecord> links = [];
        foreach (NetlinkMessage message in new NetlinkMessages(dump))
        {
            if (message.Kind == NetlinkSocket.NewLink && message.Body.Length >= LinkHeaderBytes)
            {
                links.Add(ParseLink(message.Body));
            }
        }

        return links;
    }

    /// <summary>Addresses with prefix lengths, by device.</summary>
    public static List<(uint Index, string Address)> ParseAddresses(ReadOnlySpan<byte> dump)
    {
        List<(uint, string)> addresses = [];
        foreach (NetlinkMessage message in new NetlinkMessages(dump))
        {
            if (message.Kind == NetlinkSocket.NewAddress && message.Body.Length >= AddressHeaderBytes
                && ParseAddress(message.Body[AddressHeaderBytes..]) is { } address)
            {
                addresses.Add((MemoryMarshal.Read<uint>(message.Body[4..]), $"{address}/{message.Body[1]}"));
            }
        }

        return addresses;
    }

    private static LinkRecord ParseLink(ReadOnlySpan<byte> body)
    {
        LinkRecord link = new() { HardwareType = MemoryMarshal.Read<ushort>(body[2..]), Index = MemoryMarshal.Read<uint>(body[4..]) };
        NetlinkAttributes attributes = new(body[LinkHeaderBytes..]);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case 1 when attributes.Value.Length == 6:
                    link.Mac = (ulong)BinaryPrimitives.ReadUInt16BigEndian(attributes.Value) << 32 | BinaryPrimitives.ReadUInt32BigEndian(attributes.Value[2..]);
                    break;
                case 3:
                    link.Name = attributes.Text;
                    break;
                case 5:
                    link.Lower = (uint)attributes.Number;
                    break;
                case 10:
                    link.Master = (uint)attributes.Number;
                    break;
                case 16:
                    link.State = (byte)attributes.Number;
                    break;
                case 18:
                    ParseKind(attributes.Value, link);
                    break;
                case 23:
                    link.Statistics = InterfaceStatistics.Parse(attributes.Value);
                    break;
                case 37:
                    link.IsLowerElsewhere = true;
                    break;
            }
        }

        return link;
    }

    // IFLA_LINKINFO: IFLA_INFO_KIND stands before IFLA_INFO_DATA, whose numbers it explains.
    private static void ParseKind(ReadOnlySpan<byte> linkInfo, LinkRecord link)
    {
        NetlinkAttributes attributes = new(linkInfo);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case 1:
                    link.Kind = attributes.Text;
                    break;
                case 2 when link.Kind == "bond":
                    ParseBond(attributes.Value, link);
                    break;
                case 2 when link.Kind == "vlan":
                    ParseVlan(attributes.Value, link);
                    break;
            }
        }
    }

    private static void ParseBond(ReadOnlySpan<byte> data, LinkRecord link)
    {
        NetlinkAttributes attributes = new(data);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case 1 when attributes.Number <= (ulong)BondMode.BalanceAlb:
                    link.BondMode = (BondMode)attributes.Number;
                    break;
                case 2:
                    link.ActiveSlave = (uint)attributes.Number;
                    break;
                case 7:
                    link.HasArpMonitor = attributes.Number != 0;
                    break;
                case 17:
                    link.AllSlavesActive = attributes.Number != 0;
                    break;
            }
        }
    }

    private static void ParseVlan(ReadOnlySpan<byte> data, LinkRecord link)
    {
        NetlinkAttributes attributes = new(data);
        while (attributes.MoveNext())
        {
            if (attributes.Type == 1)
            {
                link.VlanId = (ushort)attributes.Number;
            }
        }
    }

    // IFA_LOCAL is the own address on point-to-point links, where IFA_ADDRESS is the peer's.
    private static IPAddress? ParseAddress(ReadOnlySpan<byte> bytes)
    {
        IPAddress? address = null;
        NetlinkAttributes attributes = new(bytes);
        while (attributes.MoveNext())
        {
            if (attributes.Value.Length is 4 or 16 && (attributes.Type == 2 || (attributes.Type == 1 && address is null)))
            {
                address = new IPAddress(attributes.Value);
            }
        }

        return address;
    }
}

using System.Runtime.CompilerServices;
using CsCheck;
using PacketDotNet;
using TermCap.Engine.Files;
using TermCap.Engine.Frames;
using TermCap.Engine.Wire;
using TermCap.Screen.Sources;

namespace TermCap.Screen.Tests;

/// <summary>PacketDotNet as a second reader: of DHCP and LLDP in the detail tree, and as an oracle of our own views.</summary>
public sealed class LibraryDetailTests
{
    private const string Seed = "0000TermCap2";

    // A DHCP offer: Ethernet, IPv4, UDP 67 to 68, options message type, server, lease, domain, end.
    private static readonly byte[] Offer =
    [
        .. Convert.FromHexString("90b11c994929001122334455" + "0800" + "450001230000000040110000" + "80020698" + "80020661" + "00430044010f0000"),
        .. Convert.FromHexString("02010600" + "000007c0" + "00000000" + "00000000" + "80020661" + "80020698" + "00000000" + "90b11c994929" + new string('0', 20)),
        .. new byte[192],
        .. Convert.FromHexString("63825363" + "350102" + "360480020698" + "330400000e10" + "0f05612e636f6d" + "ff"),
    ];

    // LLDP: chassis by MAC, port by name, time to live, system name, end.
    private static readonly byte[] Neighbour = Convert.FromHexString(
        "0180c200000e0018ba98688f" + "88cc" + "02070400" + "18ba98688f" + "040705" + "4661302f3133" + "06020078" + "0a02" + "5331" + "0000");

    [Fact]
    public void A_DHCP_offer_shows_its_fields_and_options_with_their_bytes()
    {
        DetailLines tree = Read(Offer);
        Assert.StartsWith("DHCP ", tree.Fields[0].Text, StringComparison.Ordinal);
        Assert.Contains(tree.Fields, field => field.Text == "Your address: 128.2.6.97");
        Model.DetailField domain = Assert.Single(tree.Fields, field => field.Text.EndsWith(": a.com", StringComparison.Ordinal));
        Assert.Equal("a.com", System.Text.Encoding.ASCII.GetString(Offer, domain.OffsetBytes + 2, domain.LengthBytes - 2));
    }

    [Fact]
    public void An_LLDP_neighbour_shows_its_pieces()
    {
        DetailLines tree = Read(Neighbour);
        Assert.Equal("LLDP", tree.Fields[0].Text);
        Assert.Contains(tree.Fields, field => field.Text.StartsWith("Chassis: ", StringComparison.Ordinal));
        Assert.Contains(tree.Fields, field => field.Text == "Time to live: 120 s");
        Assert.Contains(tree.Fields, field => field.Text.EndsWith(": S1", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_bytes_end_in_no_exception_and_no_field_outside_the_frame()
    {
        Gen.Select(Gen.Bool, Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 60]).Array[1, 8].Sample(
            changes =>
            {
                byte[] bytes = [.. changes[0].Item1 ? Offer : Neighbour];
                foreach ((_, int place, byte value, _) in changes)
                {
                    bytes[place % bytes.Length] = value;
                }

                byte[] cut = bytes[..^Math.Min(bytes.Length - 15, changes[0].Item4)];
                Assert.All(Read(cut).Fields, field => Assert.InRange(field.OffsetBytes + field.LengthBytes, 0, cut.Length));
            },
            seed: Seed,
            iter: 3000);
    }

    [Fact]
    public void Our_views_and_the_library_read_the_same_of_whole_TCP_segments()
    {
        int compared = 0;
        foreach (string file in Directory.EnumerateDirectories(Captures()).Select(folder => Path.Combine(folder, "bond1.pcap")).Where(File.Exists).Order(StringComparer.Ordinal))
        {
            using CaptureFile capture = CaptureFile.Open(file, 1, new CaptureFileOptions());
            FrameBatch batch = new(0);
            _ = capture.Fill(batch);
            for (int frame = 0; frame < Math.Min(batch.Count, 100); frame++)
            {
                FrameRecord record = batch.Frames[frame];
                compared += record.LinkType == LinkType.Ethernet && Compare(batch.BytesOf(record).ToArray(), record) ? 1 : 0;
            }
        }

        Assert.InRange(compared, 500, int.MaxValue);
    }

    private static bool Compare(byte[] bytes, in FrameRecord record)
    {
        FrameLocator.Locate(bytes, record.OriginalLengthBytes, record.LinkType, Direction.Unknown, out LocatedFrame located);
        bool isPlain = located is { Status: HeaderStatus.Whole, IpVersion: 4, Protocol: IpProtocols.Tcp, IsFragment: false, VlanTags: 0, Tunnel: TunnelKind.None }
            && bytes.Length == record.OriginalLengthBytes;
        if (!isPlain || TcpHeader.View(bytes.AsSpan(located.TcpOffset), out TcpHeader ours) != HeaderStatus.Whole)
        {
            return false;
        }

        IPv4Packet ip = (IPv4Packet)PacketDotNet.Packet.ParsePacket(LinkLayers.Ethernet, bytes).PayloadPacket;
        PacketDotNet.TcpPacket tcp = (PacketDotNet.TcpPacket)ip.PayloadPacket;
        Assert.Equal((tcp.SourcePort, tcp.DestinationPort), (located.SourcePort, located.DestinationPort));
        Assert.Equal((tcp.SequenceNumber, tcp.AcknowledgmentNumber, tcp.WindowSize), (ours.Sequence.Value, ours.Acknowledgment.Value, ours.Window));
        Assert.Equal(tcp.Flags & 0xff, (int)ours.Flags & 0xff);
        Assert.Equal(tcp.DataOffset * 4, ours.LengthBytes);
        Assert.Equal(ip.TotalLength - (ip.HeaderLength * 4), located.TcpLengthBytes);
        return true;
    }

    private static DetailLines Read(byte[] bytes)
    {
        FrameLocator.Locate(bytes, bytes.Length, LinkType.Ethernet, Direction.In, out LocatedFrame located);
        DetailLines tree = new();
        LibraryDetail.Add(tree, bytes, located);
        return tree;
    }

    private static string Captures([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "captures"));
}

using TermCap.Engine.Frames;
using TermCap.Engine.Store;
using TermCap.Engine.Summary;
using TermCap.Engine.Tcp;
using TermCap.Engine.Tests.Filters;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Summary;

/// <summary>The line of each protocol, on real frames and on a few made ones.</summary>
public sealed class PacketSummaryTests
{
    // The question for the name a.b, type AAAA (RFC 1035, section 4.1).
    private static readonly byte[] DnsQuery = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, (byte)'a', 1, (byte)'b', 0, 0, 28, 0, 1];

    public static TheoryData<string, LinkType, int, string> RealFrames => ProtocolFrames.Rows;

    [Theory]
    [MemberData(nameof(RealFrames))]
    public void A_real_frame_gives_this_line(string expected, LinkType linkType, int wireLengthBytes, string hex) =>
        Assert.Equal(expected, Line(Convert.FromHexString(hex), default, linkType, wireLengthBytes));

    public static TheoryData<string, byte[]> MadeFrames => new()
    {
        { "10.0.0.1 > 10.0.0.2 | DNS | query 0x1234 AAAA a.b", FrameBytes.Tcp("10.0.0.1", 5000, "10.0.0.2", 53, payload: [0, (byte)DnsQuery.Length, .. DnsQuery]) },
        { "10.0.0.1 > 10.0.0.2 | LLMNR | query 0x1234 AAAA a.b", FrameBytes.Udp("10.0.0.1", 5000, "10.0.0.2", 5355, DnsQuery) },
        { "10.0.0.1 > 10.0.0.2 | DNS | query 0x1234 [malformed]", FrameBytes.Udp("10.0.0.1", 5000, "10.0.0.2", 53, [.. DnsQuery[..12], 0x80]) },
        { "10.0.0.1 > 10.0.0.2 | ICMP | Time to live exceeded (UDP 10.0.0.2:1 → 10.0.0.3:2)", IcmpQuote("10.0.0.1", "10.0.0.2", 11) },
        { "10.0.0.1 > 10.0.0.2 | ICMP | ICMP type 99, code 3", FrameBytes.Icmp("10.0.0.1", "10.0.0.2", 99, 3) },
        { "10.0.0.1 > 10.0.0.2 | IP in IP | carries UDP: 1 → 2 Len=1", FrameBytes.Ethernet(FrameBytes.Ip("10.0.0.1", "10.0.0.2", IpProtocols.IPv4, FrameBytes.Udp("1.1.1.1", 1, "2.2.2.2", 2, [0])[14..]), 0) },
        { "10.0.0.1 > 10.0.0.2 | OSPF | IP protocol 89, 4 bytes", FrameBytes.Ethernet(FrameBytes.Ip("10.0.0.1", "10.0.0.2", 89, [1, 2, 3, 4]), 0) },
        { "fe80::1 > fe80::2 | TCP | 1 → 2 [SYN, ACK] Seq=1000 Ack=2000 Win=512 Len=0", FrameBytes.Tcp("fe80::1", 1, "fe80::2", 2, SegmentFlags.Syn | SegmentFlags.Ack) },
        { "10.0.0.1 > 10.0.0.2 | TCP | 1 → 2 [no flags] Seq=1000 Win=512 Len=3", FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2, SegmentFlags.None, [1, 2, 3]) },
        { "10.0.0.1 > 10.0.0.2 | HTTP | GET /.[2J.. HTTP/1.1", FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 8080, payload: "GET /\e[2J\u0085 HTTP/1.1\r\n\r\n"u8.ToArray()) },
        { "10.0.0.1 > 10.0.0.2 | HTTP | GET /long [line goes on]", FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 80, payload: "GET /long"u8.ToArray()) },
        { "10.0.0.1 > 10.0.0.2 | TLS | Fatal alert: handshake failure", FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 8443, payload: [21, 3, 3, 0, 2, 2, 40]) },
        { "10.0.0.1 > 10.0.0.2 | Redis | SET key value (and 1 more)", FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 6380, payload: "*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$5\r\nvalue\r\n*1\r\n$4\r\nPING\r\n"u8.ToArray()) },
        { "10.0.0.1 > 10.0.0.2 | Redis | Reply: [1, nil, \"ab\", [OK]]", FrameBytes.Tcp("10.0.0.1", 6379, "10.0.0.2", 1, payload: "*4\r\n:1\r\n$-1\r\n$2\r\nab\r\n*1\r\n+OK\r\n"u8.ToArray()) },
        { "10.0.0.1 > 10.0.0.2 | TCP | 6379 → 1 [ACK] Seq=1000 Ack=2000 Win=512 Len=4", FrameBytes.Tcp("10.0.0.1", 6379, "10.0.0.2", 1, payload: [0, 1, 2, 3]) },
        { "10.0.0.1 > 10.0.0.2 | PostgreSQL | Parse select 1, Bind, Execute, Sync", FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 5432, payload: "P\0\0\0\u0010\0select 1\0\0\0B\0\0\0\u0004E\0\0\0\u0004S\0\0\0\u0004"u8.ToArray()) },
        { "02:00:00:00:00:0a > 02:00:00:00:00:0b | ARP | Who has 10.0.0.2? Tell 10.0.0.1", FrameBytes.Arp("10.0.0.1", "10.0.0.2") },
        { "02:00:00:00:00:0a > 02:00:00:00:00:0b | ARP | Who has 10.0.0.2? (probe)", FrameBytes.Arp("0.0.0.0", "10.0.0.2") },
        { "02:00:00:00:00:0a > 02:00:00:00:00:0b | Ethernet | 802.1X authentication, EtherType 0x888e, 2 bytes", [.. FrameBytes.ServerMac, .. FrameBytes.ClientMac, 0x88, 0x8E, 1, 1] },
        { "02:00:00:00:00:0a > 02:00:00:00:00:0b | LLC | 802.2 access point 0xf0, 3 bytes", [.. FrameBytes.ServerMac, .. FrameBytes.ClientMac, 0, 3, 0xF0, 0xF0, 3] },
        { " >  | unknown | [malformed link header]", [1, 2, 3] },
    };

    [Theory]
    [MemberData(nameof(MadeFrames))]
    public void A_made_frame_gives_this_line(string expected, byte[] bytes) => Assert.Equal(expected, Line(bytes, default));

    [Fact]
    public void Each_row_of_the_table_has_a_frame()
    {
        IEnumerable<string> shown = ProtocolFrames.Rows.Select(row => row.Data.Item1).Concat(MadeFrames.Select(row => row.Data.Item1)).Select(line => line.Split(" | ")[1]);
        Assert.Empty(Protocols.Rows.Select(row => row.Name).Distinct().Except(shown));
    }

    [Theory]
    [InlineData("[Retransmission of 41, 210 ms] ", TcpFlags.Retransmission, 41, 210_000_000, 0)]
    [InlineData("[Retransmission] ", TcpFlags.Retransmission, 0, 0, 0)]
    [InlineData("[Retransmission of 41, 1.250 ms] ", TcpFlags.Retransmission, 41, 1_250_000, 0)]
    [InlineData("[Fast retransmission] ", TcpFlags.Retransmission | TcpFlags.FastRetransmission, 0, 0, 0)]
    [InlineData("[Spurious retransmission] ", TcpFlags.Retransmission | TcpFlags.SpuriousRetransmission, 0, 0, 0)]
    [InlineData("[Out of order] ", TcpFlags.OutOfOrder, 0, 0, 0)]
    [InlineData("[Duplicate ACK #2 of 40] ", TcpFlags.DuplicateAck, 40, 0, 2)]
    [InlineData("[Segment before it not seen] [Zero window] ", TcpFlags.LostSegment | TcpFlags.ZeroWindow, 0, 0, 0)]
    [InlineData("[ACK of a segment not seen] ", TcpFlags.AckLostSegment, 0, 0, 0)]
    [InlineData("[Zero window probe] ", TcpFlags.ZeroWindowProbe, 0, 0, 0)]
    [InlineData("[Zero window probe ACK] ", TcpFlags.ZeroWindowProbeAck, 0, 0, 0)]
    [InlineData("[Window full] [Window update] ", TcpFlags.WindowFull | TcpFlags.WindowUpdate, 0, 0, 0)]
    [InlineData("[Keep-alive] ", TcpFlags.KeepAlive, 0, 0, 0)]
    [InlineData("[Keep-alive ACK] ", TcpFlags.KeepAliveAck, 0, 0, 0)]
    [InlineData("[Ports reused] ", TcpFlags.ReusedPorts, 0, 0, 0)]
    [InlineData("[Fast Open with data] ", TcpFlags.TfoSyn, 0, 0, 0)]
    [InlineData("[Fast Open data accepted] ", TcpFlags.TfoAck, 0, 0, 0)]
    [InlineData("[Fast Open data not accepted] ", TcpFlags.TfoIgnored, 0, 0, 0)]
    [InlineData("", TcpFlags.PartialAck | TcpFlags.AmbiguousAck, 0, 0, 0)]
    public void A_verdict_stands_first(string words, TcpFlags flags, long refersTo, long rtoNanoseconds, int duplicate)
    {
        SummaryContext context = new() { Flags = flags, RefersTo = refersTo, RtoNanoseconds = rtoNanoseconds, DuplicateAckNumber = duplicate };
        Assert.Equal(words + "1 → 2 [ACK] Seq=1000 Ack=2000 Win=512 Len=0", Info(FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2), context));
    }

    [Fact]
    public void What_is_known_beside_is_used()
    {
        byte[] bytes = FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        Assert.Equal("1 → 2 [ACK] Seq=100 Ack=5 Win=512 Len=0", Info(bytes, new SummaryContext { HasInitialSequences = true, SenderInitial = 900, ReceiverInitial = 1995 }));
        Assert.Equal("1 → 2 [ACK] Seq=1000 Ack=2000 Win=65536 Len=0", Info(bytes, new SummaryContext { WindowBytes = 65_536 }));
        Assert.Equal("[ACK] Seq=1000 Ack=2000 Win=512 Len=0", Info(bytes, new SummaryContext { HidesPorts = true }));
        Assert.Equal("[Repeated by the network] 1 → 2 [ACK] Seq=1000 Ack=2000 Win=512 Len=0", Info(bytes, new SummaryContext { Resent = ResentVerdict.NetworkDuplicate }));
        Assert.Equal("[Retransmission] GET / HTTP/1.1", Info(FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 80, payload: "GET / HTTP/1.1\r\n"u8.ToArray()), new SummaryContext { Flags = TcpFlags.Retransmission }));
    }

    [Fact]
    public void A_row_of_the_store_gives_what_is_known_beside()
    {
        PacketRow row = new() { Stream = 3, SequenceBase = 900, AcknowledgmentBase = 1995, WindowBytes = 65_536, Flags = TcpFlags.ZeroWindow, States = PacketStates.Analysed };
        byte[] bytes = FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        Assert.Equal("[Zero window] 1 → 2 [ACK] Seq=100 Ack=5 Win=65536 Len=0", Info(bytes, SummaryContext.From(in row)));
        row.States = PacketStates.None;
        Assert.Equal("[Zero window] 1 → 2 [ACK] Seq=1000 Ack=2000 Win=512 Len=0", Info(bytes, SummaryContext.From(in row)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(40)]
    public void A_line_that_does_not_fit_ends_in_an_ellipsis(int room)
    {
        byte[] bytes = FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        FrameLocator.Locate(bytes, bytes.Length, LinkType.Ethernet, Direction.Unknown, out LocatedFrame located);
        char[] destination = new char[room];
        PacketSummary.Write(bytes, in located, default, destination, out SummaryLine line);
        Assert.Equal(room, line.SourceChars + line.DestinationChars + line.InfoChars);
        Assert.Equal(room == 0 ? "" : "…", new string(destination)[^Math.Min(room, 1)..]);
    }

    [Fact]
    public void A_line_costs_no_allocation()
    {
        byte[][] frames = [.. ProtocolFrames.Rows.Select(row => Convert.FromHexString(row.Data.Item4))];
        LinkType[] linkTypes = [.. ProtocolFrames.Rows.Select(row => row.Data.Item2)];
        char[] destination = new char[PacketSummary.LengthUsual];
        WriteAll(frames, linkTypes, destination);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WriteAll(frames, linkTypes, destination);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void WriteAll(byte[][] frames, LinkType[] linkTypes, char[] destination)
    {
        for (int frame = 0; frame < frames.Length; frame++)
        {
            FrameLocator.Locate(frames[frame], frames[frame].Length, linkTypes[frame], Direction.Unknown, out LocatedFrame located);
            PacketSummary.Write(frames[frame], in located, default, destination, out _);
        }
    }

    private static byte[] IcmpQuote(string source, string destination, byte type) =>
        FrameBytes.Ethernet(FrameBytes.Ip(source, destination, IpProtocols.Icmp, [type, 0, 0, 0, 0, 0, 0, 0, .. FrameBytes.Udp("10.0.0.2", 1, "10.0.0.3", 2, [])[14..]]), 0);

    private static string Info(byte[] bytes, SummaryContext context) => Line(bytes, context).Split(" | ")[2];

    private static string Line(byte[] bytes, SummaryContext context, LinkType linkType = LinkType.Ethernet, int? wireLengthBytes = null)
    {
        FrameLocator.Locate(bytes, wireLengthBytes ?? bytes.Length, linkType, Direction.Unknown, out LocatedFrame located);
        char[] written = new char[PacketSummary.LengthUsual];
        PacketSummary.Write(bytes, in located, in context, written, out SummaryLine line);
        return $"{line.Source(written)} > {line.Destination(written)} | {line.Protocol} | {line.Info(written)}";
    }
}

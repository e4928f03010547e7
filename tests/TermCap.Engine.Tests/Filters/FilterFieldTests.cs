using System.Text;
using TermCap.Engine.Filters;
using TermCap.Engine.Pairing;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Filters;

/// <summary>What each field and operator says of a few packets: each row reads as a sentence.</summary>
public sealed class FilterFieldTests
{
    // The question for the name www.example.com, type A (RFC 1035, section 4.1).
    private static readonly byte[] DnsQuery = [0xAB, 0xCD, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, .. "www"u8, 7, .. "example"u8, 3, .. "com"u8, 0, 0, 1, 0, 1];

    private readonly FilterBench _bench = new();
    private readonly Dictionary<string, long> _packets;

    public FilterFieldTests()
    {
        byte[] get = Encoding.ASCII.GetBytes("GET /index.html HTTP/1.1\r\nHost: example.com\r\n\r\n");
        _packets = new Dictionary<string, long>
        {
            ["syn"] = _bench.Add(FrameBytes.Tcp("10.0.0.1", 51234, "10.0.0.2", 6380, SegmentFlags.Syn), 0, static (ref row) => (row.Stream, row.SequenceBase, row.AcknowledgmentBase) = (5, 900, 1995)),
            ["pair"] = _bench.AddPair(FrameBytes.Tcp("10.0.0.2", 6380, "10.0.0.1", 51234, SegmentFlags.Syn | SegmentFlags.Ack), static (ref row) =>
            {
                (row.Stream, row.SequenceBase, row.AcknowledgmentBase) = (5, 900, 1995);
                row.Delivered = DeliveryState.Delivered;
                row.SpanNanoseconds = 12_500;
                row.Apparent = TcpFlags.Retransmission | TcpFlags.SpuriousRetransmission;
                row.AckRttNanoseconds = 135_000;
            }),
            ["get"] = _bench.Add(FrameBytes.Tcp("192.168.7.9", 40000, "93.184.216.34", 80, SegmentFlags.Psh | SegmentFlags.Ack, get, vlan: 120), 1_500_000_000),
            ["reply"] = _bench.Add(FrameBytes.Tcp("93.184.216.34", 80, "192.168.7.9", 40000, SegmentFlags.Ack, "HTTP/1.1 404 Not Found\r\n"u8.ToArray()), 1_600_000_000),
            ["resent"] = _bench.Add(FrameBytes.Tcp("10.0.0.1", 51234, "10.0.0.2", 6380, SegmentFlags.Ack, [1]), 1_700_000_000, static (ref row) =>
            {
                row.Flags = TcpFlags.Retransmission | TcpFlags.FastRetransmission;
                row.Resent = ResentVerdict.Resent;
                row.ResentSegments = 2;
                row.RtoNanoseconds = 210_000_000;
                row.RefersTo = 1;
                row.Notes = PacketNotes.Ambiguous | PacketNotes.SlaveCopyMissing;
            }),
            ["v6"] = _bench.Add(FrameBytes.Tcp("2001:db8::1", 443, "fe80::2", 55555)),
            ["dns"] = _bench.Add(FrameBytes.Udp("10.0.0.1", 5000, "10.0.0.53", 53, DnsQuery)),
            ["arp"] = _bench.Add(FrameBytes.Arp("10.0.0.1", "10.0.0.2")),
            ["ping"] = _bench.Add(FrameBytes.Icmp("10.0.0.1", "10.0.0.2", 8, 0), 0, static (ref row) =>
            {
                row.Delivered = DeliveryState.NotDelivered;
                row.LinkedPacket = 3;
                row.LinkKind = PacketLinkKind.Nat;
                row.States = PacketStates.None;
            }),
        };
    }

    [Theory]
    [InlineData("frame", "syn pair get reply resent v6 dns arp ping")]
    [InlineData("", "syn pair get reply resent v6 dns arp ping")]
    [InlineData("tcp", "syn pair get reply resent v6")]
    [InlineData("udp", "dns")]
    [InlineData("arp", "arp")]
    [InlineData("icmp", "ping")]
    [InlineData("ip", "syn pair get reply resent dns ping")]
    [InlineData("ipv6", "v6")]
    [InlineData("dns", "dns")]
    [InlineData("http", "get reply")]
    [InlineData("vlan", "get")]
    [InlineData("not tcp", "dns arp ping")]
    [InlineData("!tcp && !udp", "arp ping")]
    [InlineData("tcp.port == 6380", "syn pair resent")]
    [InlineData("tcp.port eq 0x18ec", "syn pair resent")]
    [InlineData("tcp.srcport == 6380", "pair")]
    [InlineData("tcp.dstport == 6380", "syn resent")]
    [InlineData("tcp.port != 6380", "get reply v6")]
    [InlineData("!(tcp.port == 6380)", "get reply v6 dns arp ping")]
    [InlineData("tcp.port !== 6380", "syn pair get reply resent v6")]
    [InlineData("tcp.port === 6380", "")]
    [InlineData("all tcp.port > 1024", "syn pair resent")]
    [InlineData("any tcp.port > 1024", "syn pair get reply resent v6")]
    [InlineData("tcp.port < 100", "get reply")]
    [InlineData("tcp.port le 80", "get reply")]
    [InlineData("tcp.port >= 55555", "v6")]
    [InlineData("tcp.port gt 55555", "")]
    [InlineData("tcp.port in {80, 443}", "get reply v6")]
    [InlineData("tcp.port in {1..100 443}", "get reply v6")]
    [InlineData("tcp.port in {1 .. 100, 55555}", "get reply v6")]
    [InlineData("tcp.port not in {80, 443}", "syn pair resent")]
    [InlineData("ip.addr == 10.0.0.1", "syn pair resent dns ping")]
    [InlineData("ip.src == 10.0.0.1", "syn resent dns ping")]
    [InlineData("ip.dst == 10.0.0.1", "pair")]
    [InlineData("ip.addr != 10.0.0.1", "get reply")]
    [InlineData("ip.addr == 10.0.0.0/8", "syn pair resent dns ping")]
    [InlineData("ip.addr == 10.0.0.0/8 and ip.addr == 93.184.0.0/16", "")]
    [InlineData("ip.addr in {10.0.0.53, 192.168.0.0/16}", "get reply dns")]
    [InlineData("ip.addr in {10.0.0.50..10.0.0.60}", "dns")]
    [InlineData("ip.addr == 0.0.0.0/0", "syn pair get reply resent dns ping")]
    [InlineData("ip.src > 10.0.0.2", "get reply")]
    [InlineData("ip.src < 10.0.0.2", "syn resent dns ping")]
    [InlineData("ipv6.addr == fe80::/10", "v6")]
    [InlineData("ipv6.src == 2001:db8::1", "v6")]
    [InlineData("ipv6.dst == ::/0", "v6")]
    [InlineData("ipv6.addr == fe80::3", "")]
    [InlineData("ip.proto == 17", "dns")]
    [InlineData("ip.ttl == 64", "syn pair get reply resent dns ping")]
    [InlineData("ip.id == 0x1234 && ip.flags.df == 1 && ip.dsfield == 0x10 && ip.len == 28", "ping")]
    [InlineData("ip.flags.mf == true || ip.frag_offset > 0", "")]
    [InlineData("ipv6.hlim == 63 && ipv6.nxt == 6 && ipv6.flow == 7 && ipv6.plen == 20", "v6")]
    [InlineData("eth.addr == 02:00:00:00:00:0a && eth.src == 02-00-00-00-00-0A && eth.dst == 0200.0000.000b", "syn pair get reply resent v6 dns arp ping")]
    [InlineData("eth.type == 0x806", "arp")]
    [InlineData("arp.opcode == 1", "arp")]
    [InlineData("vlan.id == 120", "get")]
    [InlineData("icmp.type == 8 && icmp.code == 0", "ping")]
    [InlineData("tcp.flags.syn == 1", "syn pair")]
    [InlineData("tcp.flags.syn == true && tcp.flags.ack == false", "syn")]
    [InlineData("tcp.flags.syn", "syn pair get reply resent v6")]
    [InlineData("tcp.flags == 0x12", "pair")]
    [InlineData("tcp.flags & 0x02", "syn pair")]
    [InlineData("tcp.flags & 0x12 == 0x10", "get reply resent v6")]
    [InlineData("tcp.flags.push == 1", "get")]
    [InlineData("tcp.flags.fin == 1 or tcp.flags.reset == 1 or tcp.flags.urg == 1 or tcp.flags.ece == 1 or tcp.flags.cwr == 1 or tcp.flags.ae == 1", "")]
    [InlineData("tcp.stream == 5", "syn pair")]
    [InlineData("tcp.len > 0", "get reply resent")]
    [InlineData("tcp.seq == 100", "syn pair")]
    [InlineData("tcp.ack == 5", "syn pair")]
    [InlineData("tcp.seq == 1000", "get reply resent v6")]
    [InlineData("tcp.seq_raw == 1000 && tcp.ack_raw == 2000", "syn pair get reply resent v6")]
    [InlineData("tcp.window_size == 512 && tcp.window_size_value == 512", "syn pair get reply resent v6")]
    [InlineData("tcp.payload contains \"index\"", "get")]
    [InlineData("tcp contains \"index\"", "get")]
    [InlineData("frame contains 47:45:54:20", "get")]
    [InlineData("frame matches \"http/1.1 4[0-9]{2}\"", "reply")]
    [InlineData("tcp.payload matches \"^http/1\"", "reply")]
    [InlineData("tcp.payload == 01", "")]
    [InlineData("tcp.payload == \"\\x01\"", "resent")]
    [InlineData("udp.port == 53", "dns")]
    [InlineData("udp.srcport == 5000 && udp.dstport == 53 && udp.length == 41", "dns")]
    [InlineData("udp.payload contains ab:cd:01", "dns")]
    [InlineData("dns.qry.name == \"www.example.com\"", "dns")]
    [InlineData("dns.qry.name == www.example.com", "dns")]
    [InlineData("dns.qry.name contains \"EXAMPLE\"", "")]
    [InlineData("dns.qry.name matches \"EXAMPLE\"", "dns")]
    [InlineData("dns.qry.name ~ \"^www\\.\"", "dns")]
    [InlineData("dns.qry.name != \"a\"", "dns")]
    [InlineData("dns.qry.name in {\"a\", \"www.example.com\"}", "dns")]
    [InlineData("dns.qry.name > \"www.e\" && dns.qry.name <= \"www.f\"", "dns")]
    [InlineData("dns.qry.type == 1 && dns.id == 0xabcd && dns.flags.response == 0 && dns.flags.rcode == 0 && dns.count.answers == 0", "dns")]
    [InlineData("http.request.method == \"GET\"", "get")]
    [InlineData("http.request.uri == \"/index.html\"", "get")]
    [InlineData("http.response.code == 404", "reply")]
    [InlineData("http.response.code >= 400 and http.response.code < 500", "reply")]
    [InlineData("tls", "")]
    [InlineData("tls.record.content_type == 22 or tls.handshake.type == 1", "")]
    [InlineData("tls.handshake.extensions_server_name contains \"a\"", "")]
    [InlineData("redis", "resent")]
    [InlineData("frame.len == 42", "arp ping")]
    [InlineData("frame.cap_len == 42", "arp ping")]
    [InlineData("frame.number == 101", "syn")]
    [InlineData("frame.number == 103", "pair")]
    [InlineData("packet.number == 3", "get")]
    [InlineData("frame.time_relative >= 1.5", "get reply resent")]
    [InlineData("frame.time_relative == 1.6", "reply")]
    [InlineData("frame.time_relative > 1.5 && frame.time_relative < 1700ms", "reply")]
    [InlineData("frame.time_delta == 0.1", "reply resent")]
    [InlineData("frame.time_delta < 0", "v6")]
    [InlineData("frame.time_epoch == 1700000001.5", "get")]
    [InlineData("frame.time >= \"2023-11-14 22:13:21.6\"", "reply resent")]
    [InlineData("frame.time < 2023-11-14T22:13:21Z", "syn pair v6 dns arp ping")]
    [InlineData("frame.interface_name == \"eth2\"", "pair")]
    [InlineData("tcp.analysis.flags", "resent")]
    [InlineData("tcp.analysis.retransmission", "resent")]
    [InlineData("tcp.analysis.fast_retransmission", "resent")]
    [InlineData("tcp.analysis.spurious_retransmission || tcp.analysis.out_of_order || tcp.analysis.duplicate_ack", "")]
    [InlineData("tcp.analysis.rto > 0.2 && tcp.analysis.rto == 210ms && tcp.analysis.rto_frame == 1", "resent")]
    [InlineData("tcp.analysis.ack_rtt < 200us", "pair")]
    [InlineData("tcp.resent", "resent")]
    [InlineData("tcp.resent.segments == 2", "resent")]
    [InlineData("tcp.resent.suspected or tcp.resent.late or tcp.resent.network_duplicate", "")]
    [InlineData("tcp.phantom", "pair")]
    [InlineData("tcp.phantom == spurious_retransmission", "pair")]
    [InlineData("tcp.phantom == duplicate_ack", "")]
    [InlineData("pair.copies == 2", "pair")]
    [InlineData("pair.slices > 0", "")]
    [InlineData("pair.state == exact", "pair")]
    [InlineData("pair.state == single && arp", "arp")]
    [InlineData("pair.iface == \"eth2\"", "pair")]
    [InlineData("pair.iface == bond1", "syn pair get reply resent v6 dns arp ping")]
    [InlineData("pair.iface != \"eth2\" && udp", "dns")]
    [InlineData("pair.role == active-slave", "pair")]
    [InlineData("pair.role in {backup-slave, active-slave}", "pair")]
    [InlineData("pair.dir == in && udp", "dns")]
    [InlineData("pair.dir == out", "")]
    [InlineData("pair.ifindex == 1", "pair")]
    [InlineData("pair.delta_us > 12", "pair")]
    [InlineData("pair.delta_us == 12.5", "pair")]
    [InlineData("pair.span_us in {12..13}", "pair")]
    [InlineData("pair.differs == checksum && pair.differs == mac", "pair")]
    [InlineData("pair.delivered == true", "pair")]
    [InlineData("pair.delivered == 0", "ping")]
    [InlineData("pair.delivered", "pair ping")]
    [InlineData("pair.note == ambiguous && pair.note == slave_copy_missing", "resent")]
    [InlineData("pair.linked == 3 && pair.link == nat", "ping")]
    [InlineData("pair.open", "ping")]
    [InlineData("!pair.kept", "ping")]
    [InlineData("udp or arp and icmp", "dns")]
    [InlineData("(udp or arp) and not icmp", "dns arp")]
    [InlineData("tcp xor tcp.port == 80", "syn pair resent v6")]
    [InlineData("udp or arp xor arp", "dns")]
    [InlineData("TCP AND tcp.PORT EQ 80", "get reply")]
    [InlineData("lldp or slow or igmp or gre or esp or sctp or icmpv6", "")]
    public void A_filter_takes_these_packets(string filter, string expected)
    {
        Assert.Equal(expected, string.Join(' ', _packets.Where(packet => _bench.Fits(filter, packet.Value)).Select(packet => packet.Key)));
    }

    [Fact]
    public void Every_field_can_stand_alone()
    {
        foreach (FilterField field in FilterFields.All)
        {
            Assert.All(_packets.Values, packet => Assert.NotEqual(_bench.Fits(field.Name, packet), _bench.Fits("!" + field.Name, packet)));
        }
    }

    [Fact]
    public void A_packet_whose_bytes_have_left_has_no_fields_of_bytes()
    {
        FilterBench bench = new();
        long packet = bench.Add(FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2), 0, static (ref row) => row.Witness = 999);
        Assert.True(bench.Fits("tcp.port == 1", packet));
        Assert.False(bench.Fits("ip.ttl == 64", packet));
        Assert.False(bench.Fits("tcp contains \"\"", packet));
    }
}

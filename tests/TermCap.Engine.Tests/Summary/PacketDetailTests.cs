using System.Globalization;
using CsCheck;
using TermCap.Engine.Filters;
using TermCap.Engine.Frames;
using TermCap.Engine.Summary;
using TermCap.Engine.Tests.Filters;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Summary;

/// <summary>The detail tree: rows, the bytes that they stand for, and the filters that they offer.</summary>
public sealed class PacketDetailTests
{
    private static readonly (string Line, byte[] Bytes, LinkType LinkType)[] Seeds =
        [.. ProtocolFrames.Rows.Select(row => (row.Data.Item1, Convert.FromHexString(row.Data.Item4), row.Data.Item2))];

    [Fact]
    public void A_tcp_segment_over_a_vlan_reads_like_this() => RequireTree(
        FrameBytes.Tcp("10.0.0.1", 51234, "10.0.0.2", 6380, SegmentFlags.Psh | SegmentFlags.Ack, "+OK\r\n"u8.ToArray(), vlan: 120),
        """
        0+14 Ethernet: 02:00:00:00:00:0a → 02:00:00:00:00:0b
          0+6 Destination: 02:00:00:00:00:0b {eth.dst == 02:00:00:00:00:0b}
          6+6 Source: 02:00:00:00:00:0a {eth.src == 02:00:00:00:00:0a}
          12+2 Type: 0x8100 (VLAN)
        14+4 VLAN tag: VLAN 120
          14+1 Priority: 0
          14+2 VLAN ID: 120 {vlan.id == 120}
          16+2 Type: 0x0800 (IPv4)
        18+20 IPv4: 10.0.0.1 → 10.0.0.2 {ip}
          18+1 Header length: 20 (bytes)
          19+1 DSCP and ECN: 0x10 (DSCP 4, no ECN) {ip.dsfield == 0x10}
          20+2 Total length: 45 {ip.len == 45}
          22+2 Identification: 0x1234 {ip.id == 0x1234}
          24+1 Don't fragment: set {ip.flags.df == true}
          24+1 More fragments: not set {ip.flags.mf == false}
          24+2 Fragment offset: 0 {ip.frag_offset == 0}
          26+1 Time to live: 64 {ip.ttl == 64}
          27+1 Protocol: 6 (TCP)
          28+2 Header checksum: 0x0000
          30+4 Source: 10.0.0.1 {ip.addr == 10.0.0.1}
          34+4 Destination: 10.0.0.2 {ip.addr == 10.0.0.2}
        38+20 TCP: 51234 → 6380 {tcp}
          38+2 Source port: 51234 {tcp.srcport == 51234}
          40+2 Destination port: 6380 {tcp.dstport == 6380}
          42+4 Sequence number: 1000 {tcp.seq_raw == 1000}
          46+4 Acknowledgment number: 2000 {tcp.ack_raw == 2000}
          50+1 Header length: 20 (bytes)
          50+2 Flags: 0x018 (ACK, PSH) {tcp.flags == 0x018}
            50+2 Accurate ECN: not set {tcp.flags.ae == false}
            50+2 Congestion window reduced: not set {tcp.flags.cwr == false}
            50+2 ECN echo: not set {tcp.flags.ece == false}
            50+2 Urgent: not set {tcp.flags.urg == false}
            50+2 Acknowledgment: set {tcp.flags.ack == true}
            50+2 Push: set {tcp.flags.push == true}
            50+2 Reset: not set {tcp.flags.reset == false}
            50+2 Syn: not set {tcp.flags.syn == false}
            50+2 Fin: not set {tcp.flags.fin == false}
          52+2 Window: 512 {tcp.window_size_value == 512}
          54+2 Checksum: 0x0000
          56+2 Urgent pointer: 0
        58+5 Payload: 5 bytes
          58+5 As text: +OK..
        """);

    [Fact]
    public void A_dns_query_reads_like_this() => RequireTree(
        FrameBytes.Udp("10.0.0.1", 5000, "10.0.0.2", 53, [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, (byte)'a', 1, (byte)'b', 0, 0, 28, 0, 1]),
        """
        34+8 UDP: 5000 → 53 {udp}
          34+2 Source port: 5000 {udp.srcport == 5000}
          36+2 Destination port: 53 {udp.dstport == 53}
          38+2 Length: 29 {udp.length == 29}
          40+2 Checksum: 0x0000
        42+21 DNS: query {dns}
          42+2 Identifier: 0x1234 {dns.id == 0x1234}
          44+1 Response: not set {dns.flags.response == false}
          44+1 Operation: 0
          44+1 Truncated: not set
          45+1 Response code: 0 (no error) {dns.flags.rcode == 0}
          54+9 Question: a.b
            54+5 Name: a.b {dns.qry.name == "a.b"}
            59+2 Type: 28 (AAAA) {dns.qry.type == 28}
        """,
        skipped: 17);

    [Fact]
    public void An_http_request_reads_like_this() => RequireTree(
        FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 80, payload: "GET /a HTTP/1.1\r\nHost: x\r\n\r\nbody"u8.ToArray()),
        """
        54+32 HTTP: GET /a HTTP/1.1 {http}
          54+3 Method: GET {http.request.method == "GET"}
          58+2 Target: /a {http.request.uri == "/a"}
          71+7 Host: x
        """,
        skipped: 36);

    [Fact]
    public void A_redis_command_reads_like_this() => RequireTree(
        FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 6380, payload: "*2\r\n$3\r\nGET\r\n$1\r\na\r\n"u8.ToArray()),
        """
        54+20 Redis {redis}
          54+4 Array of: 2
          62+3 String: GET
          71+1 String: a
        """,
        skipped: 36);

    [Fact]
    public void An_arp_request_reads_like_this() => RequireTree(
        FrameBytes.Arp("10.0.0.1", "10.0.0.2"),
        """
        14+28 ARP: request {arp}
          20+2 Operation: 1 (request) {arp.opcode == 1}
          22+6 Sender MAC: 02:00:00:00:00:0a
          28+4 Sender address: 10.0.0.1
          32+6 Target MAC: 00:00:00:00:00:00
          38+4 Target address: 10.0.0.2
        """,
        skipped: 4);

    [Fact]
    public void A_tunnel_shows_the_frame_inside_with_its_own_places()
    {
        byte[] inner = FrameBytes.Tcp("1.1.1.1", 7, "2.2.2.2", 8);
        byte[] outer = FrameBytes.Udp("10.0.0.1", 5000, "10.0.0.2", VxlanHeader.Port, [8, 0, 0, 0, 0, 0, 42, 0, .. inner]);
        DetailTree tree = PacketDetail.Build(outer, outer.Length, LinkType.Ethernet);
        Assert.Equal(["Ethernet", "IPv4", "UDP", "VXLAN", "Ethernet", "IPv4", "TCP"], tree.Fields.Where(field => field.Depth == 0).Select(field => field.Name));
        Assert.Equal(50 + 34, tree.Fields.Last(field => field.Name == "TCP").Offset);
        Assert.Equal("tcp.srcport == 7", tree.Fields.Last(field => field.Name == "Source port").Filter);
        Assert.Null(tree.Fields.Last(field => field.Name == "Time to live").Filter);
    }

    [Fact]
    public void What_was_cut_is_said()
    {
        byte[] whole = FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        DetailTree tree = PacketDetail.Build(whole.AsSpan(0, 40), whole.Length, LinkType.Ethernet);
        Assert.Equal("Headers end: the snaplen cut the frame here", $"{tree.Fields[^1].Name}: {tree.Fields[^1].Value}");
    }

    [Fact]
    public void A_byte_leads_to_its_innermost_row()
    {
        byte[] bytes = FrameBytes.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        DetailTree tree = PacketDetail.Build(bytes, bytes.Length, LinkType.Ethernet);
        Assert.Equal("Time to live", tree.Fields[tree.RowAt(22)].Name);
        Assert.Equal("Destination", tree.Fields[tree.RowAt(5)].Name);
        Assert.Equal(-1, tree.RowAt(1000));
    }

    [Fact]
    public void A_packet_of_many_fields_is_cut_at_the_bound()
    {
        byte[] questions = [.. Enumerable.Repeat<byte[]>([0, 0, 1, 0, 1], 900).SelectMany(question => question)];
        byte[] bytes = FrameBytes.Udp("10.0.0.1", 1, "10.0.0.2", 53, [0, 0, 0, 0, 3, 132, 0, 0, 0, 0, 0, 0, .. questions]);
        DetailTree tree = PacketDetail.Build(bytes, bytes.Length, LinkType.Ethernet);
        Assert.True(tree.IsTruncated);
        Assert.Equal(DetailTree.FieldsMax, tree.Fields.Count);
        Assert.Equal("More fields are left out", tree.Fields[^1].Name);
    }

    [Fact]
    public void Each_filter_that_a_row_offers_finds_its_packet()
    {
        foreach ((string line, byte[] bytes, LinkType linkType) in Seeds.Where(seed => seed.LinkType == LinkType.Ethernet))
        {
            FilterBench bench = new();
            long packet = bench.Add(bytes);
            foreach (string filter in PacketDetail.Build(bytes, bytes.Length, linkType).Fields.Select(field => field.Filter).OfType<string>())
            {
                Assert.True(bench.Fits(filter, packet), $"{filter} does not find {line}");
            }
        }
    }

    [Fact]
    public void Real_frames_have_a_tree_whose_layers_lie_in_order()
    {
        foreach ((string line, byte[] bytes, LinkType linkType) in Seeds)
        {
            int[] starts = [.. PacketDetail.Build(bytes, bytes.Length, linkType).Fields.Where(field => field.Depth == 0 && field.Offset >= 0).Select(field => field.Offset)];
            Assert.True(starts.Length > 0 && starts.SequenceEqual(starts.Order()), line);
        }
    }

    [Fact]
    public void Any_changed_frame_gives_a_safe_tree_within_its_bytes() =>
        Gen.Select(Gen.Int[0, Seeds.Length - 1], Gen.Select(Gen.Int[0, 600], Gen.Byte).Array[0, 6], Gen.Int[0, 600]).Sample((seed, changes, cut) =>
        {
            byte[] bytes = [.. Seeds[seed].Bytes];
            foreach ((int at, byte value) in changes)
            {
                bytes[at % bytes.Length] = value;
            }

            DetailTree tree = PacketDetail.Build(bytes.AsSpan(0, cut >= 300 ? bytes.Length : Math.Min(cut, bytes.Length)), bytes.Length, Seeds[seed].LinkType);
            Assert.InRange(tree.Fields.Count, 0, DetailTree.FieldsMax);
            Assert.All(tree.Fields, RequireSafe);
        }, iter: 5_000, seed: "0N0XIzNsQ0O2");

    private static void RequireSafe(DetailField field)
    {
        Assert.InRange(field.Depth, 0, 4);
        Assert.True(field.Offset >= -1 && field.LengthBytes >= 0, field.ToString());
        Assert.DoesNotContain(field.Name + field.Value + field.Filter, letter => !SafeText.IsSafe(letter) && letter is not ('→' or '…'));
        if (field.Filter is { } filter)
        {
            Assert.Equal(filter.Split(' ')[0], field.FilterField);
            Assert.NotNull(FilterFields.Find(field.FilterField!));
        }
    }

    private static void RequireTree(byte[] bytes, string expected, int skipped = 0)
    {
        IEnumerable<string> rows = PacketDetail.Build(bytes, bytes.Length, LinkType.Ethernet).Fields.Skip(skipped).Select(field =>
            string.Create(CultureInfo.InvariantCulture, $"{new string(' ', field.Depth * 2)}{field.Offset}+{field.LengthBytes} {field.Name}")
            + (field.Value.Length > 0 ? ": " + field.Value : "") + (field.Filter is { } filter ? $" {{{filter}}}" : ""));
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', rows));
    }
}

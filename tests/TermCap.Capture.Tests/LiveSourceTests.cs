using System.Net;
using System.Net.Sockets;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture.Tests;

/// <summary>Real captures in network namespaces of their own.</summary>
public sealed class LiveSourceTests
{
    private const int Port = 9999;

    [Fact]
    public void A_stop_straight_after_a_thousand_datagrams_still_delivers_all_of_them()
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", RingBytes = 4 << 20 });
            Send(IPAddress.Loopback, 1000, 60);
            source.RequestStop();
            List<FrameRecord> frames = [];
            Collect(source, new FrameBatch(), frames);
            Assert.Equal(1000, frames.Count);
            Assert.Equal(Enumerable.Range(1, 1000).Select(number => (long)number), frames.Select(frame => frame.Number));
            Assert.All(frames, frame => Assert.Equal((LinkType.LinuxSll2, 20 + 28 + 60, 20 + 28 + 60), (frame.LinkType, frame.CapturedLengthBytes, frame.OriginalLengthBytes)));
            Assert.Equal(0u, source.Drops.Ring);
            Assert.Equal(1000, source.FramesTotal);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Tiny_batches_lose_no_frame_and_keep_the_order(int capacity)
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", RingBytes = 4 << 20 });
            Send(IPAddress.Loopback, 500, 60);
            source.RequestStop();
            List<byte> marks = [];
            FrameBatch batch = new(0, capacity, 4096);
            while (source.Fill(batch) != FillStatus.End)
            {
                Take(batch);
            }

            Take(batch);
            Assert.Equal(Enumerable.Range(0, 500).Select(number => (byte)number), marks);

            void Take(FrameBatch full)
            {
                foreach (ref readonly FrameRecord frame in full.Frames)
                {
                    // The datagram's first byte counts up.
                    marks.Add(full.BytesOf(frame)[20 + 28]);
                }

                full.Clear();
            }
        });
    }

    [Fact]
    public void No_byte_is_allocated_per_frame()
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", RingBytes = 16 << 20 });
            FrameBatch batch = new();
            Send(IPAddress.Loopback, 200, 60);
            _ = CountFrames(source, batch, 200);
            Send(IPAddress.Loopback, 20_000, 60);
            long before = GC.GetAllocatedBytesForCurrentThread();
            int frames = CountFrames(source, batch, 20_000);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(20_000, frames);

            // Ticks, counters and topology are read by time, not by frame; they may come once here.
            Assert.InRange(allocated, 0, 16 * 1024);
        });
    }

    [Fact]
    public void Full_ring_is_counted_and_told_in_the_stream()
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            // On lo the kernel counts the sent copy too, which libpcap does not show: the filter leaves it out.
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999 and inbound", RingBytes = 256 << 10 });
            Send(IPAddress.Loopback, 5000, 1000);
            source.RequestStop();
            List<FrameRecord> frames = [];
            List<CaptureEvent> events = Collect(source, new FrameBatch(), frames);
            Assert.True(source.Drops.Ring > 0, "a ring of 256 KiB holds 5 MB");
            Assert.Equal(5000UL, (ulong)frames.Count + source.Drops.Ring);
            Assert.Equal(source.Drops.Ring, events.OfType<DropEvent>().Aggregate(0UL, (sum, drop) => sum + drop.RingDrops));
            Assert.Contains($"{frames.Count} frames captured on any, {source.Drops.Ring} dropped by the kernel", source.CountersText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_packet_through_a_bridge_is_seen_at_the_port_and_at_the_bridge_with_one_time()
    {
        using NetworkNamespace host = Host();
        using NetworkNamespace peer = new();
        host.Ip("link add br0 type bridge");
        host.Ip($"link add port0 type veth peer name eth0 netns {peer.Name}");
        host.Ip("link set port0 master br0");
        host.Ip("addr add 10.9.0.1/24 dev br0");
        host.Ip("link set br0 up");
        host.Ip("link set port0 up");
        peer.Ip("addr add 10.9.0.2/24 dev eth0");
        peer.Ip("link set eth0 up");
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999 and inbound", RingBytes = 4 << 20 });
            peer.Inside(() => Send(IPAddress.Parse("10.9.0.1"), 10, 60));
            source.RequestStop();
            List<FrameRecord> frames = [];
            List<CaptureEvent> events = Collect(source, new FrameBatch(), frames);
            HostTopology topology = (HostTopology)events.OfType<TopologyEvent>().First().Payload;
            NetworkInterface bridge = Assert.Single(topology.Interfaces, device => device.Name == "br0");
            NetworkInterface port = Assert.Single(topology.Interfaces, device => device.Name == "port0");
            Assert.Equal((InterfaceKind.Bridge, InterfaceKind.Veth), (bridge.Kind, port.Kind));
            Assert.Equal(port.Index, Assert.Single(bridge.Lowers));
            Assert.Equal((InterfaceRole.Bridge, InterfaceRole.BridgePort), (topology.RoleOf(bridge.Index), topology.RoleOf(port.Index)));
            Assert.Equal("10.9.0.1/24", bridge.Addresses[0]);
            Assert.Equal(20, frames.Count);
            Assert.Equal(10, frames.Select(frame => frame.TimeNanoseconds).Distinct().Count());
        });
    }

    [Fact]
    public void A_device_that_appears_while_capturing_is_told_before_its_first_frame()
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", RingBytes = 4 << 20 });
            List<FrameRecord> frames = [];
            FrameBatch batch = new();
            Assert.Equal(FillStatus.More, source.Fill(batch));
            Assert.IsType<SourceEvent>(batch.Events[0]);
            Assert.DoesNotContain(((HostTopology)((TopologyEvent)batch.Events[1]).Payload).Interfaces, device => device.Name == "late0");
            host.Ip("link add late0 type veth peer name late1");
            host.Ip("addr add 10.8.0.1/24 dev late0");
            host.Ip("link set late0 up");
            host.Ip("link set late1 up");
            _ = DrainQuiet(source, batch, untilLate: true);
            source.RequestStop();
            List<CaptureEvent> rest = Collect(source, batch, frames);
            Assert.Empty(rest.OfType<SourceEvent>());
        });
    }

    [Fact]
    public void A_device_that_disappears_ends_its_capture_with_a_sentence()
    {
        using NetworkNamespace host = Host();
        host.Ip("link add gone0 type veth peer name gone1");
        host.Ip("link set gone0 up");
        host.Ip("link set gone1 up");
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Device = "gone0", RingBytes = 4 << 20 });
            FrameBatch batch = new();
            _ = source.Fill(batch);
            host.Ip("link del gone0");
            IOException failure = Assert.Throws<IOException>(() => DrainQuiet(source, batch, untilLate: false));
            Assert.StartsWith("capturing on gone0 ended: The interface disappeared", failure.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_device_that_goes_down_and_up_again_goes_on()
    {
        using NetworkNamespace host = Host();
        host.Ip("link add flap0 type veth peer name flap1");
        host.Ip("link set flap1 up");
        host.Ip("addr add 10.7.0.1/24 dev flap0");
        host.Ip("link set flap0 up");
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Device = "flap0", Filter = "udp port 9999", RingBytes = 4 << 20 });
            host.Ip("link set flap0 down");
            FrameBatch batch = new();
            for (int i = 0; i < 5; i++)
            {
                _ = source.Fill(batch);
                batch.Clear();
            }

            host.Ip("link set flap0 up");
            host.Ip("neigh replace 10.7.0.2 lladdr 02:00:00:00:00:02 dev flap0");
            Send(IPAddress.Parse("10.7.0.2"), 5, 60);
            source.RequestStop();
            List<FrameRecord> frames = [];
            Collect(source, batch, frames);
            Assert.Equal(5, frames.Count);
            Assert.All(frames, frame => Assert.Equal(LinkType.Ethernet, frame.LinkType));
        });
    }

    [Theory]
    [InlineData(CaptureDirection.In, 10)]
    [InlineData(CaptureDirection.Out, 0)]
    public void One_direction_only_when_asked(CaptureDirection direction, int expected)
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            // On lo libpcap shows the received copy only.
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", Direction = direction, RingBytes = 4 << 20 });
            Send(IPAddress.Loopback, 10, 60);
            source.RequestStop();
            List<FrameRecord> frames = [];
            Collect(source, new FrameBatch(), frames);
            Assert.Equal(expected, frames.Count);
        });
    }

    [Theory]
    [InlineData("any", "vlan 5", CaptureErrorKind.BadFilter, "capture on the VLAN's device")]
    [InlineData("any", "ether host 02:00:00:00:00:01", CaptureErrorKind.BadFilter, "carry no Ethernet header")]
    [InlineData("any", "tcp port", CaptureErrorKind.BadFilter, "syntax error")]
    [InlineData("any", "host db1.example", CaptureErrorKind.BadFilter, "TermCap sends no packets")]
    [InlineData("eth7", "", CaptureErrorKind.NoSuchInterface, "there is no such interface; this host has any, lo")]
    [InlineData("nflog", "", CaptureErrorKind.NoSuchInterface, "there is no such interface")]
    public void What_cannot_start_says_why_in_one_sentence(string device, string filter, CaptureErrorKind kind, string says)
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            CaptureException failure = Assert.Throws<CaptureException>(() => LiveCapture.Open(new LiveOptions { Device = device, Filter = filter, RingBytes = 2 << 20 }));
            Assert.Equal(kind, failure.Kind);
            Assert.Contains(says, failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', failure.Message);
        });
    }

    [Theory]
    [InlineData(false, "promiscuity 0")]
    [InlineData(true, "promiscuity 1")]
    public void The_network_card_is_made_promiscuous_only_when_asked(bool isAsked, string says)
    {
        using NetworkNamespace host = Host();
        host.Ip("link add card0 type veth peer name card1");
        host.Ip("link set card0 up");
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Device = "card0", Promiscuous = isAsked, RingBytes = 2 << 20 });
            Assert.Contains(says, host.Show("-details link show card0"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_snaplen_cuts_what_is_kept_and_not_the_length()
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            using LiveSource source = LiveCapture.Open(new LiveOptions { Filter = "udp port 9999", SnapLengthBytes = 64, RingBytes = 2 << 20 });
            Send(IPAddress.Loopback, 3, 1000);
            source.RequestStop();
            List<FrameRecord> frames = [];
            Collect(source, new FrameBatch(), frames);
            Assert.All(frames, frame => Assert.Equal((64, 20 + 28 + 1000), (frame.CapturedLengthBytes, frame.OriginalLengthBytes)));
            Assert.Equal(3, frames.Count);
        });
    }

    [Fact]
    public void A_device_that_is_down_says_so()
    {
        using NetworkNamespace host = Host();
        host.Ip("link add down0 type veth peer name down1");
        host.Inside(() =>
        {
            CaptureException failure = Assert.Throws<CaptureException>(() => LiveCapture.Open(new LiveOptions { Device = "down0", RingBytes = 2 << 20 }));
            Assert.Equal(CaptureErrorKind.DeviceDown, failure.Kind);
        });
    }

    [Fact]
    public void Link_types_are_listed_and_chosen_by_name()
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            Assert.Equal(["LINUX_SLL", "LINUX_SLL2"], LiveCapture.LinkTypesOf("any").Select(type => type.Name));
            using LiveSource source = LiveCapture.Open(new LiveOptions { LinkTypeName = "LINUX_SLL", RingBytes = 2 << 20 });
            Assert.Equal(LinkType.LinuxSll, source.LinkType);
            CaptureException failure = Assert.Throws<CaptureException>(() => LiveCapture.Open(new LiveOptions { LinkTypeName = "EN10MB", RingBytes = 2 << 20 }));
            Assert.Equal((CaptureErrorKind.BadOption, true), (failure.Kind, failure.Message.Contains("it offers LINUX_SLL, LINUX_SLL2", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void The_left_out_session_is_not_captured_and_the_rest_is()
    {
        using NetworkNamespace host = Host();
        host.Inside(() =>
        {
            using TcpListener listener = new(IPAddress.Loopback, 0);
            listener.Start();
            ushort port = (ushort)((IPEndPoint)listener.LocalEndpoint).Port;
            using TcpClient client = new();
            client.Connect(IPAddress.Loopback, port);
            using TcpClient served = listener.AcceptTcpClient();
            ushort clientPort = (ushort)((IPEndPoint)client.Client.LocalEndPoint!).Port;
            SshSession session = new(IPAddress.Loopback, clientPort, IPAddress.Loopback, port);
            using LiveSource source = LiveCapture.Open(new LiveOptions { LeftOut = session, RingBytes = 4 << 20 });
            client.GetStream().Write("not to be seen"u8);
            served.GetStream().Write("nor this"u8);
            Send(IPAddress.Loopback, 3, 60);
            source.RequestStop();
            List<FrameRecord> frames = [];
            Collect(source, new FrameBatch(), frames);

            // Three datagrams and as many refusals by ICMP at most: no TCP segment.
            Assert.InRange(frames.Count, 3, 6);
            Assert.Contains(source.Notes, note => note.Contains("--with-ssh", StringComparison.Ordinal));
        });
    }

    private static NetworkNamespace Host()
    {
        NetworkNamespace.RequireLibpcap();
        return new NetworkNamespace();
    }

    private static void Send(IPAddress to, int count, int payloadBytes)
    {
        using Socket socket = new(to.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        byte[] payload = new byte[payloadBytes];
        IPEndPoint target = new(to, Port);
        for (int i = 0; i < count; i++)
        {
            payload[0] = (byte)i;
            _ = socket.SendTo(payload, target);
        }
    }

    private static List<CaptureEvent> Collect(LiveSource source, FrameBatch batch, List<FrameRecord> frames)
    {
        List<CaptureEvent> events = [];
        FillStatus status;
        do
        {
            batch.Clear();
            status = source.Fill(batch);
            frames.AddRange(batch.Frames);
            events.AddRange(batch.Events);
        }
        while (status != FillStatus.End);
        return events;
    }

    private static int CountFrames(LiveSource source, FrameBatch batch, int wanted)
    {
        int frames = 0;
        long start = Environment.TickCount64;
        while (frames < wanted && Environment.TickCount64 - start < 10_000)
        {
            batch.Clear();
            _ = source.Fill(batch);
            frames += batch.Count;
        }

        return frames;
    }

    private static bool DrainQuiet(LiveSource source, FrameBatch batch, bool untilLate)
    {
        long start = Environment.TickCount64;
        while (Environment.TickCount64 - start < 10_000)
        {
            batch.Clear();
            _ = source.Fill(batch);
            if (untilLate && batch.Events.OfType<TopologyEvent>().Any(news => ((HostTopology)news.Payload).Interfaces.Any(device => device is { Name: "late0", State: "up" })))
            {
                return true;
            }
        }

        Assert.Fail("ten seconds passed and it did not come");
        return false;
    }
}

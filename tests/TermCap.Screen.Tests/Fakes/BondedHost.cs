using TermCap.Engine.Frames;
using TermCap.Screen.Model;

namespace TermCap.Screen.Tests.Fakes;

/// <summary>What the tests look at: forty packets of a Redis client over bond1, a real loss, a failover, phantoms, IPv6.</summary>
internal static class BondedHost
{
    private const long Second = 1_000_000_000;

    public static FakeModel Make(int packets = 40)
    {
        FakeModel model = new();
        for (int number = 1; number <= packets; number++)
        {
            AddPacket(model, number);
        }

        model.AllEvents.Add(new EventLine(At(model, 2.7), 31, "bond1: eth2 down, eth3 is active (blackout 48 ms)", Severity.Notice));
        model.Status = Status(packets);
        model.AllConversations = Conversations();
        model.Interfaces = Interfaces();
        model.Failovers = [new FailoverLine(At(model, 2.7), "bond1", "eth2", "eth3") { BlackoutNanoseconds = 48_000_000, Lost = 2, Resent = 3 }];
        model.PacketDetail = Detail();
        model.Explanation = new Explanation(
            "Packet 26 repeats packet 25: a real retransmission, 210 ms after it.",
            [
                "eth2 (3) is a slave of bond1 (7), and was the active one then",
                "both copies are equal from the network layer on",
                "sent at bond1, sent at eth2, +4 µs",
                "bytes 1:60 had been sent before, and were not acknowledged for 210 ms",
            ],
            "A reading of all frames would call the first frame a retransmission too: two, where one happened.",
            ["tshark -r termcap.pcapng -Y 'tcp.stream == 3'", "ss -tin dst 10.0.21.5:24399"]);
        model.Stream = new FollowedStream(
            3,
            "10.0.21.5:24399",
            "10.0.21.7:6380",
            [
                new(true, 4, "*2\r\n$3\r\nGET\r\n$5\r\nuser1\r\n"u8.ToArray(), false),
                new(false, 5, "$3\r\nbob\r\n"u8.ToArray(), false),
                new(true, 9, default, true) { GapBytes = 1460 },
                new(false, 12, new byte[] { 0x2b, 0x4f, 0x4b, 0x1b, 0x5b, 0x32, 0x4a, 0x0d, 0x0a }, false),
            ],
            false);
        return model;
    }

    public static Timestamp At(FakeModel model, double seconds) => new(model.Start.Nanoseconds + (long)(seconds * Second));

    private static void AddPacket(FakeModel model, int number)
    {
        bool isOut = number % 2 == 1;
        bool isIPv6 = number % 7 == 0;
        string client = isIPv6 ? "[2001:db8:1234:5678:9abc:def0:1234:5678]:24399" : "10.0.21.5:24399";
        string server = isIPv6 ? "[2001:db8::7]:6380" : "10.0.21.7:6380";
        bool isLost = number == 26;
        bool isPhantom = number % 5 == 0;
        int copies = number % 11 == 0 ? 1 : 2;
        string slave = number > 30 ? "eth3" : "eth2";
        model.Packets.Add(new PacketLine
        {
            Number = number,
            Time = At(model, number * 0.087_213),
            TimeBefore = number > 1 ? At(model, (number - 1) * 0.087_213) : null,
            Source = isOut ? client : server,
            Destination = isOut ? server : client,
            Protocol = "RESP",
            Info = isLost ? "[Retransmission of 25, 210 ms] [PSH, ACK] Seq=1 Ack=1 Win=501 Len=60" : $"[ACK] Seq={number * 100} Ack=1 Win=501 Len={number}",
            Path = copies == 1 ? ["bond1"] : isOut ? ["bond1", slave] : [slave, "bond1"],
            PathShort = copies == 1 ? ["bond1"] : isOut ? ["", slave] : [slave, ""],
            LengthBytes = 60 + number,
            Copies = copies,
            SpreadNanoseconds = copies == 1 ? 0 : isOut ? 4_000 : 0,
            Stream = 3,
            Letter = isLost ? 'R' : isPhantom ? 'd' : ' ',
            Severity = isLost ? Severity.Trouble : isPhantom ? Severity.Phantom : Severity.None,
        });
        model.PacketCopies.Add(copies == 1
            ? [new CopyLine(number * 2, "bond1", "master", "out", 0) { IsWitness = true }]
            :
            [
                new CopyLine(number * 2, isOut ? "bond1" : slave, isOut ? "master" : "active slave", isOut ? "out" : "in", 0) { IsWitness = isOut },
                new CopyLine((number * 2) + 1, isOut ? slave : "bond1", isOut ? "active slave" : "master", isOut ? "out" : "in", isOut ? 4_000 : 0)
                {
                    IsWitness = !isOut,
                    IsPhantom = true,
                    Remark = "phantom: a naive reading says TCP Retransmission",
                },
            ]);
    }

    private static ScreenStatus Status(int packets) => new()
    {
        State = CaptureState.Live,
        SourceName = "any",
        Elapsed = TimeSpan.FromSeconds(72),
        PacketsPerSecond = 1234,
        Packets = packets,
        Frames = packets * 2,
        CaptureFilter = "tcp port 6380",
        CountsDrops = true,
        Verdicts =
        [
            new("retrans", 'R', 3, 6214) { Severity = Severity.Trouble, LastMinute = [.. new int[30], 1, .. new int[20], 2, .. new int[8]] },
            new("dup-ack", 'D', 2, 3100) { LastMinute = [.. new int[40], 2, .. new int[19]] },
            new("ooo", 'O', 0, 3087),
            new("zero-win", 'Z', 0, 0),
            new("rst", 'X', 1, 1),
        ],
        KernelResent = 3,
        Kernel =
        [
            new("TcpRetransSegs", "segments sent again", 3, 1) { Ours = 3, OursPerSecond = 1 },
            new("TcpExtTCPTimeouts", "time-outs", 1, 0),
            new("TcpOutRsts", "resets sent", 1, 0) { Ours = 1, OursPerSecond = 0 },
        ],
        ResentByUs = 3,
        Resent = 4,
        Headlines =
        [
            "3 real retransmissions, 2 duplicate ACKs. The other 6,211 of 6,214 apparent ones are copies seen at bond1, eth2 and eth3.",
            "3 real retransmissions. The other 6,211 of 6,214 apparent ones are copies seen at bond1, eth2 and eth3.",
            "3 real retransmissions. The other 6,211 of 6,214 apparent ones are copies.",
        ],
        Bonds = [new("bond1", "active-backup", [new("eth2", true, true), new("eth3", false, true)])],
        CopyFactor = 1.98,
        QueueMedianNanoseconds = 4_000,
        QueueP99Nanoseconds = 38_000,
        LastMinute = [0, 0, 1, 0, 0, 5, 1, 1, 0, 0, 0, 3],
    };

    private static List<ConversationLine> Conversations() =>
    [
        new(3, "10.0.21.5:24399", "10.0.21.7:6380")
        {
            State = "open", Packets = 1234, Bytes = 88_214, Retransmissions = 3, Apparent = 6214, OtherTrouble = 2, DuplicateAcks = 1, OutOfOrder = 1, Resent = 3, RoundTripNanoseconds = 212_000,
            Chart = [1, 2, 3, 4, 5, 6, 7, 8, 0, 1], Completeness = "SYN SYN-ACK ACK data", HandshakeNanoseconds = 198_000,
            FromClient = new(620, 44_107) { SmoothedNanoseconds = 212_000, VariationNanoseconds = 20_000, LastNanoseconds = 198_000, InFlightBytes = 0, WindowBytes = 64_256, WindowScale = 7, Retransmissions = 3, RetransmissionRate = 3 / 620.0 },
            FromServer = new(614, 44_107) { SmoothedNanoseconds = 31_000, VariationNanoseconds = 4_000, LastNanoseconds = 30_000, InFlightBytes = 1448, WindowBytes = 65_280, WindowScale = 7, ZeroWindowNanoseconds = 1_200_000_000 },
            Filter = "tcp.stream == 3",
        },
        new(4, "[2001:db8:1234:5678:9abc:def0:1234:5678]:41022", "[2001:db8::7]:6380")
        {
            State = "closed", Packets = 12, Bytes = 900, Apparent = 12, FromClient = new(12, 900), Filter = "tcp.stream == 4",
        },
    ];

    private static List<InterfaceLine> Interfaces() =>
    [
        new(0, "bond1", "bond (active-backup)", "master", "up") { Index = 7, Mac = "52:54:00:10:00:02", Addresses = "10.0.21.5/24", Bytes = 24_600_000, Failovers = 1, Missing = 0, FramesIn = 20_000, FramesOut = 21_000 },
        new(1, "eth2", "physical", "active slave", "up") { Index = 3, Mac = "52:54:00:10:00:02", Bytes = 24_599_000, FramesIn = 20_000, FramesOut = 20_998, Missing = 2, Refused = 0, Queue = new(20_998, 4_000, 38_000, 1_200_000) { Histogram = [0, 4, 40, 3, 1] } },
        new(1, "eth3", "physical", "backup slave", "down") { Index = 4, Mac = "52:54:00:10:00:02", Drops = 3, Missing = 0, Refused = 12 },
        new(0, "lo", "loopback", "other", "up") { Index = 1, Addresses = "127.0.0.1/8" },
    ];

    private static PacketDetail Detail() => new(
        [
            new(0, "Frame 52: 86 bytes, seen 2 times", 0, 0),
            new(1, "bond1 master out +0 µs", 0, 0),
            new(0, "Linux cooked v2, sent, interface 7", 0, 20),
            new(1, "Protocol: IPv4 (0x0800)", 0, 2),
            new(0, "IPv4 10.0.21.7 > 10.0.21.5, TTL 64, id 0xae18", 20, 20),
            new(1, "Total length: 66", 22, 2),
            new(0, "TCP 6380 > 24399, [PSH, ACK], Seq 1, Len 26", 40, 20),
            new(1, "Sequence number: 1 (raw 248950296)", 44, 4),
            new(1, "[Retransmission of packet 25, after 210 ms]", 0, 0) { Severity = Severity.Trouble },
        ],
        Enumerable.Range(0, 86).Select(place => (byte)(place * 7)).ToArray());
}

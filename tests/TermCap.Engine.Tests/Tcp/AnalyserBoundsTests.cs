using TermCap.Engine.Frames;
using TermCap.Engine.Tcp;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Tcp;

/// <summary>Memory within its bounds, evictions counted, and no allocation once warm, whatever comes.</summary>
public sealed class AnalyserBoundsTests
{
    private const long HundredGigabytes = 100_000_000_000 / 64_000 * 64_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void A_million_SYNs_keep_to_the_bound_and_are_counted(int conversations)
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions { ConversationsMax = conversations, SegmentsMax = 64, KeepsConversations = conversations == 2 });
        const int Syns = 1_000_000;
        for (int syn = 0; syn < Syns; syn++)
        {
            analyser.Analyse(Segment((uint)syn, 0, SegmentFlags.Syn, 0), syn, syn, out _);
        }

        TcpTotals totals = analyser.Totals;
        Assert.Equal((Syns, conversations, Syns - conversations), (totals.Streams, totals.Conversations, totals.EvictedConversations));
        Assert.Equal(Math.Max(0, conversations - 64) > 0, totals.ForgottenSegments > 0);
    }

    [Fact]
    public void Closed_conversations_go_before_open_ones()
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions { ConversationsMax = 2 });
        analyser.Analyse(Segment(1, 0, SegmentFlags.Syn, 0), 1, 1, out _);
        analyser.Analyse(Segment(2, 0, SegmentFlags.Rst, 0), 2, 2, out _);
        analyser.Analyse(Segment(3, 0, SegmentFlags.Syn, 0), 3, 3, out _);
        analyser.Analyse(Segment(1, 0, SegmentFlags.Syn, 0), 4, 4, out TcpVerdict again);
        Assert.Equal((0, TcpFlags.Retransmission), (again.Stream, again.Flags));
    }

    [Fact]
    public void Endless_gaps_and_reordering_keep_to_the_bound()
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions { SegmentsPerSideMax = 100 });
        long memory = 0;
        for (int number = 0; number < 300_000; number++)
        {
            memory = number == 1000 ? analyser.MemoryInUseBytes : memory;
            uint start = (uint)((number * 7919L) % 1_000_000) * 100;
            analyser.Analyse(Segment(1, start, SegmentFlags.Ack, 50), number, number, out _);
        }

        Assert.Equal((300_000 - 100, memory), (analyser.Totals.ForgottenSegments, analyser.MemoryInUseBytes));
    }

    [Fact]
    public void A_transfer_that_wraps_many_times_has_nothing_to_remark()
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions());
        uint sequence = uint.MaxValue - 5000;
        TcpFlags remarks = TcpFlags.None;
        long memory = 0;
        for (long sent = 0; sent < HundredGigabytes; sent += 64_000)
        {
            long number = sent / 64_000;
            analyser.Analyse(Segment(1, sequence, SegmentFlags.Ack, 64_000), number * 2, number * 1000L, out TcpVerdict data);
            sequence += 64_000;
            analyser.Analyse(Answer(1, sequence), (number * 2) + 1, (number * 1000L) + 500, out TcpVerdict answer);
            remarks |= data.Flags | answer.Flags;
            memory = number == 1000 ? analyser.MemoryInUseBytes : memory;
        }

        TcpConversation conversation = Assert.Single(analyser.MostTroubled(10));
        Assert.Equal((TcpFlags.None, 0L, memory), (remarks, analyser.Totals.ForgottenSegments, analyser.MemoryInUseBytes));
        Assert.Equal((HundredGigabytes, 0), (conversation.AToB.Bytes, conversation.AToB.InFlightBytes));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_segment_once_warm()
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions { ConversationsMax = 512 });
        Exchange(analyser, 0, 20_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exchange(analyser, 20_000, 120_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_most_troubled_conversation_stands_first_and_every_one_is_listed()
    {
        TcpAnalyser analyser = new(new TcpAnalyserOptions());
        for (uint host = 1; host <= 5; host++)
        {
            analyser.Analyse(Segment(host, 1, SegmentFlags.Ack, 10), host, host, out _);
        }

        analyser.Analyse(Segment(3, 1, SegmentFlags.Ack, 10), 6, 6, out TcpVerdict verdict);
        IReadOnlyList<TcpConversation> all = analyser.MostTroubled(int.MaxValue);
        Assert.Equal([2, 4, 3, 1, 0], all.Select(conversation => conversation.Stream));
        Assert.Equal((TcpFlags.Retransmission, 1L), (verdict.Flags, all[0].Retransmissions));
        Assert.Equal([2, 4], analyser.MostTroubled(2).Select(conversation => conversation.Stream));
    }

    private static void Exchange(TcpAnalyser analyser, int from, int to)
    {
        for (int number = from; number < to; number++)
        {
            uint host = (uint)(number % 700);
            uint start = (uint)(number / 700 * 100);
            analyser.Analyse(Segment(host, start - (number % 11 == 0 ? 100u : 0u), SegmentFlags.Ack, 100), number, number, out _);
            analyser.Analyse(Answer(host, start + 100), number, number, out _);
        }
    }

    private static TcpSegment Segment(uint host, uint sequence, SegmentFlags flags, int payloadBytes) => new()
    {
        Source = new IpAddress128(0, host, 4),
        Destination = new IpAddress128(0, 0xFF00_0001, 4),
        SourcePort = 40_000,
        DestinationPort = 80,
        Sequence = new TcpSequence(sequence),
        Flags = flags,
        Window = 1000,
        PayloadBytes = payloadBytes,
        Direction = Direction.Out,
    };

    private static TcpSegment Answer(uint host, uint acknowledgment) => new()
    {
        Source = new IpAddress128(0, 0xFF00_0001, 4),
        Destination = new IpAddress128(0, host, 4),
        SourcePort = 80,
        DestinationPort = 40_000,
        Sequence = new TcpSequence(1),
        Acknowledgment = new TcpSequence(acknowledgment),
        Flags = SegmentFlags.Ack,
        Window = 1000,
    };
}

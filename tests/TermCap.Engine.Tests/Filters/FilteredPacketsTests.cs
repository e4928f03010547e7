using TermCap.Engine.Filters;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;

namespace TermCap.Engine.Tests.Filters;

/// <summary>The filtered view over a store that grows, changes its mind and forgets.</summary>
public sealed class FilteredPacketsTests
{
    private static readonly DisplayFilter Redis = DisplayFilter.Parse("tcp.port == 6380");
    private static readonly DisplayFilter Resent = DisplayFilter.Parse("tcp.analysis.retransmission");
    private readonly FilterBench _bench = new();

    [Fact]
    public void It_holds_the_packets_that_fit_in_order()
    {
        AddAlternating(10);
        FilteredPackets view = new(Redis, _bench.Source);
        Assert.Equal(10, view.Waiting);
        Assert.False(view.Advance(100));
        Assert.Equal([1L, 3, 5, 7, 9], Rows(view));
        Assert.Equal(0, view.Waiting);
        Assert.Equal(10, view.EvaluatedTotal);
        Assert.False(view.TryGetPacket(5, out _));
        Assert.False(view.TryGetPacket(-1, out _));
    }

    [Fact]
    public void It_asks_no_more_packets_in_one_call_than_it_may()
    {
        AddAlternating(10);
        FilteredPackets view = new(Redis, _bench.Source);
        Assert.True(view.Advance(3));
        Assert.Equal([1L, 3], Rows(view));
        Assert.Equal(7, view.Waiting);
        Assert.True(view.Advance(6));
        Assert.False(view.Advance(1));
        Assert.Equal(5, view.Count);
    }

    [Fact]
    public void It_follows_a_store_that_grows()
    {
        AddAlternating(2);
        FilteredPackets view = new(Redis, _bench.Source);
        view.Advance(100);
        long version = view.Version;
        AddAlternating(4);
        Assert.False(view.Advance(100));
        Assert.Equal([1L, 3, 5], Rows(view));
        Assert.True(view.Version > version);
    }

    [Fact]
    public void A_verdict_that_comes_late_brings_its_packet_in_its_place()
    {
        for (int packet = 0; packet < 5; packet++)
        {
            _bench.Add(Segment(6380), 0, static (ref row) => row.States = PacketStates.Decided);
        }

        FilteredPackets view = new(Resent, _bench.Source);
        view.Advance(100);
        Assert.Equal(0, view.Count);
        Settle(4, TcpFlags.Retransmission);
        Settle(2, TcpFlags.Retransmission);
        Assert.False(view.Advance(100));
        Assert.Equal([2L, 4], Rows(view));
    }

    [Fact]
    public void A_packet_that_no_longer_fits_leaves()
    {
        _bench.Add(Segment(6380), 0, static (ref row) => (row.States, row.Flags) = (PacketStates.Decided, TcpFlags.Retransmission));
        FilteredPackets view = new(Resent, _bench.Source);
        view.Advance(100);
        Assert.Equal(1, view.Count);
        Settle(1, TcpFlags.None);
        view.Advance(100);
        Assert.Equal(0, view.Count);
    }

    [Fact]
    public void A_settled_packet_is_not_asked_again()
    {
        _bench.Add(Segment(6380));
        FilteredPackets view = new(Resent, _bench.Source);
        view.Advance(100);
        Settle(1, TcpFlags.Retransmission);
        view.Advance(100);
        Assert.Equal(0, view.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void When_too_many_wait_to_be_asked_again_the_oldest_keep_their_answer(int pendingMax)
    {
        for (int packet = 0; packet < 5; packet++)
        {
            _bench.Add(Segment(6380), 0, static (ref row) => row.States = PacketStates.Decided);
        }

        FilteredPackets view = new(Resent, _bench.Source, new FilteredPacketsOptions { PendingMax = pendingMax });
        view.Advance(100);
        Assert.Equal(5 - pendingMax, view.GivenUpTotal);
        for (long packet = 1; packet <= 5; packet++)
        {
            Settle(packet, TcpFlags.Retransmission);
        }

        view.Advance(100);
        Assert.Equal(Enumerable.Range(6 - pendingMax, pendingMax).Select(packet => (long)packet), Rows(view));
    }

    [Fact]
    public void Packets_that_leave_the_store_leave_the_view()
    {
        FilterBench bench = new(new StoreOptions(3 << 20) { FrameChunkRows = 64, PacketChunkRows = 64 });
        FilteredPackets view = new(Redis, bench.Source);
        for (int packet = 0; packet < 40_000; packet++)
        {
            bench.Add(Segment(packet % 2 == 0 ? 6380 : 80));
            if (packet % 1000 == 0)
            {
                view.Advance(10_000);
            }
        }

        view.Advance(int.MaxValue);
        Assert.True(bench.Store.FirstPacket > 1);
        Assert.True(view.TryGetPacket(0, out long first));
        Assert.InRange(first, bench.Store.FirstPacket, bench.Store.FirstPacket + 1);
        Assert.Equal((bench.Store.LastPacket - first + 1) / 2, view.Count);
        Assert.Equal(20_000, view.Count + view.EvictedMatches);
    }

    [Fact]
    public void A_row_is_found_by_its_packet()
    {
        AddAlternating(10);
        FilteredPackets view = new(Redis, _bench.Source);
        view.Advance(100);
        Assert.Equal(0, view.RowOf(1));
        Assert.Equal(1, view.RowOf(2));
        Assert.Equal(1, view.RowOf(3));
        Assert.Equal(5, view.RowOf(10));
        Assert.True(view.Contains(9));
        Assert.False(view.Contains(10));
    }

    private static byte[] Segment(int port) => FrameBytes.Tcp("10.0.0.1", 50000, "10.0.0.2", port);

    private static long[] Rows(FilteredPackets view) => [.. Enumerable.Range(0, (int)view.Count).Select(row => view.TryGetPacket(row, out long packet) ? packet : -1)];

    private void AddAlternating(int count)
    {
        for (int packet = 0; packet < count; packet++)
        {
            _bench.Add(Segment(packet % 2 == 0 ? 6380 : 80));
        }
    }

    private void Settle(long packet, TcpFlags flags)
    {
        ref PacketRow row = ref _bench.Store.PacketForUpdate(packet);
        row.Flags = flags;
        row.States = PacketStates.Decided | PacketStates.Analysed | PacketStates.Closed;
        _bench.Store.Publish();
    }
}

using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture.Tests;

public sealed class PendingTopologiesTests
{
    [Fact]
    public void A_topology_waits_until_the_frames_reach_its_moment()
    {
        PendingTopologies pending = new();
        FrameBatch batch = new();
        pending.Notice(new Timestamp(100), Host("eth0"));
        Assert.Equal(100, pending.DueNanoseconds);
        pending.MoveTo(batch, 99);
        Assert.Empty(batch.Events);
        pending.MoveTo(batch, 100);
        Assert.Equal(new Timestamp(100), Assert.IsType<TopologyEvent>(Assert.Single(batch.Events)).Time);
        Assert.Equal(long.MaxValue, pending.DueNanoseconds);
    }

    [Fact]
    public void What_says_the_same_as_the_last_one_is_not_told_again()
    {
        PendingTopologies pending = new();
        FrameBatch batch = new();
        pending.Notice(new Timestamp(100), Host("eth0"));
        pending.Notice(new Timestamp(200), Host("eth0"));
        pending.MoveTo(batch, long.MaxValue);
        Assert.Single(batch.Events);
    }

    [Fact]
    public void When_too_many_wait_the_last_state_is_still_told()
    {
        PendingTopologies pending = new();
        FrameBatch batch = new();
        for (int i = 0; i < PendingTopologies.Capacity + 10; i++)
        {
            pending.Notice(new Timestamp(i), Host($"eth{i}"));
        }

        pending.MoveTo(batch, long.MaxValue);
        Assert.Equal(PendingTopologies.Capacity, batch.Events.Count);
        HostTopology last = (HostTopology)Assert.IsType<TopologyEvent>(batch.Events[^1]).Payload;
        Assert.Equal($"eth{PendingTopologies.Capacity + 9}", last.Interfaces[0].Name);
    }

    private static HostTopology Host(string name) => new([new NetworkInterface(2, name, InterfaceKind.Physical) { Lowers = [], Addresses = ["192.0.2.1/24"] }], TopologySource.Live);
}

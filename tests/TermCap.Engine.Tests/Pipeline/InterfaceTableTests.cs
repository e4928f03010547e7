using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Tests.Pipeline;

/// <summary>Which files are one interface (design.md 6.5). A script is frames and ends of inputs: <c>A</c> is a frame of the first input, <c>a</c> its end.</summary>
public sealed class InterfaceTableTests
{
    [Theory]
    [InlineData("bond1.pcap bond1.pcap1 bond1.pcap2", "A A a B b C", "bond1", "rotation is one interface")]
    [InlineData("bond1.pcap bond1.pcap1 eth2.pcap eth2.pcap1", "A C A a C B c D B D", "bond1 eth2", "two devices that rotate at different moments")]
    [InlineData("eth2.pcap eth3.pcap", "A A a B B", "eth2 eth3", "two devices by name, though one is quiet when the other begins")]
    [InlineData("a/bond1.pcap b/bond1.pcap", "A B A B", "bond1 bond1", "the same name at the same time: two hosts")]
    [InlineData("monday.pcap tuesday.pcap", "A A a B B", "monday", "names that say nothing, one after the other")]
    [InlineData("one.pcap two.pcap", "A B A B", "one two", "names that say nothing, at the same time")]
    [InlineData("one.pcap two.pcap three.pcap", "A B a C B", "one two three", "with two devices a third file may be of either")]
    public void Files_that_follow_each_other_are_one_interface(string files, string script, string interfaces, string why)
    {
        InterfaceTable table = new();
        foreach ((int at, string file) in files.Split(' ').Index())
        {
            table.Add(new CaptureSource(at, (byte)(at + 1), file, LinkType.Ethernet, 0));
        }

        foreach (char step in script.Where(char.IsAsciiLetter))
        {
            if (char.IsAsciiLetterLower(step))
            {
                table.End((byte)(step - 'a' + 1));
            }
            else
            {
                FrameRecord frame = new() { SourceIndex = step - 'A', LinkType = LinkType.Ethernet };
                table.Count(table.KeyOf(frame, default), Direction.In, 60);
            }
        }

        Assert.True(string.Join(' ', table.Snapshot().Select(row => row.Name)) == interfaces, $"{why}: {string.Join(' ', table.Snapshot().Select(row => row.Name))}");
    }

    [Fact]
    public void What_devices_dropped_is_counted_with_them_by_index_or_by_source()
    {
        InterfaceTable table = new();
        table.Add(new CaptureSource(0, 1, "two.pcapng", LinkType.Ethernet, 0) { InterfaceName = "bond1" });
        table.Add(new CaptureSource(1, 1, "two.pcapng", LinkType.Ethernet, 0) { InterfaceName = "eth2", InterfaceNumber = 1 });
        table.Count(new DeviceDrops(null, 1, 3));
        table.Count(new DeviceDrops(null, 1, 4));
        table.Count(new DeviceDrops(7, 0, 5));
        Assert.Equal(["if7 5", "eth2 7"], table.Snapshot().Select(row => $"{row.Name} {row.Dropped}"));
    }

    [Fact]
    public void What_was_one_interface_stays_one_when_the_topology_is_known()
    {
        InterfaceTable table = new();
        table.Add(new CaptureSource(0, 1, "bond1.pcap", LinkType.Ethernet, 0));
        table.Add(new CaptureSource(1, 2, "bond1.pcap1", LinkType.Ethernet, 0));
        uint before = table.KeyOf(new FrameRecord { SourceIndex = 0, LinkType = LinkType.Ethernet }, default(LocatedFrame));
        table.End(1);
        table.Topology = new HostTopology([new NetworkInterface(4, "bond1", InterfaceKind.Bond)], TopologySource.Given);
        Assert.Equal(InterfaceTable.FirstSourceKey, before);
        Assert.Equal(4u, table.KeyOf(new FrameRecord { SourceIndex = 1, LinkType = LinkType.Ethernet }, default(LocatedFrame)));
        Assert.Equal(4u, table.KeyOf(new FrameRecord { SourceIndex = 0, LinkType = LinkType.Ethernet }, default(LocatedFrame)));
    }
}

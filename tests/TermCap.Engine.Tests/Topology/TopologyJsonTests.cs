using System.Text;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Topology;

public sealed class TopologyJsonTests
{
    private const string Bond = """
        {"capturing_namespace":"host","namespaces":{"other":[],"host":[
          {"ifindex":2,"name":"eth2","kind":"veth","mac":"52:54:00:10:00:02","master":"bond1","state":"UP"},
          {"ifindex":3,"name":"eth3","master":"bond1"},
          {"ifindex":4,"name":"bond1","kind":"bond","bond":{"mode":"active-backup","active_slave":"eth3","arp_interval":100},"lowers":["eth2","eth3"],"addresses":["10.0.21.5/24"]},
          {"ifindex":5,"name":"bond1.7","kind":"vlan","vlan":{"id":7},"lowers":["bond1"]},
          {"ifindex":8,"name":"tun1","kind":"gre","mac":"10.0.21.5","lowers":["bond1"]}]},
         "active_slave_at_start":{"bond1":"eth2"},
         "active_slave_changes":[{"time":10.5,"active_slave":"eth3"}],
         "events":[{"time":10.25,"what":"cable pulled"}]}
        """;

    [Fact]
    public void Devices_roles_and_changes_are_read()
    {
        TopologyTimeline timeline = Read(Bond);
        HostTopology start = timeline.Start;
        Assert.Equal(InterfaceRole.ActiveSlave, start.RoleOf(2));
        Assert.Equal(InterfaceRole.BackupSlave, start.RoleOf(3));
        Assert.Equal(InterfaceRole.Master, start.RoleOf(4));
        Assert.Equal(InterfaceRole.Vlan, start.RoleOf(5));
        Assert.Equal(InterfaceRole.Tunnel, start.RoleOf(8));
        Assert.Equal(0x5254_0010_0002UL, start.Find(2)!.Mac);
        Assert.True(start.Find(4)!.HasArpMonitor);
        Assert.Equal(InterfaceRole.ActiveSlave, timeline.At(new Timestamp(10_500_000_000)).RoleOf(3));
        Assert.Equal(InterfaceRole.BackupSlave, timeline.At(new Timestamp(10_499_999_999)).RoleOf(3));
        Assert.Equal("bond1: eth3 is active", Assert.Single(timeline.Changes).Sentence);
        Assert.Equal(new TopologyNote(new Timestamp(10_250_000_000), "cable pulled"), Assert.Single(timeline.Notes));
    }

    // The file was written after the failover, when eth2 lay dead; before it, eth2 carried the traffic.
    [Fact]
    public void A_slave_is_not_down_while_it_is_the_active_one()
    {
        TopologyTimeline timeline = Read(Bond.Replace("\"state\":\"UP\"", "\"state\":\"DOWN\"", StringComparison.Ordinal));
        Assert.Null(timeline.Start.Find(2)!.State);
        Assert.Equal("DOWN", timeline.End.Find(2)!.State);
    }

    [Theory]
    [InlineData("failover")]
    [InlineData("active-change")]
    [InlineData("qinq")]
    [InlineData("gre")]
    [InlineData("container-bridged")]
    [InlineData("two-bonds")]
    [InlineData("team")]
    public void What_is_written_reads_the_same(string scenario)
    {
        TopologyTimeline timeline = TopologyJson.Read(File.ReadAllBytes(Path.Combine(Pairing.LabelledCapture.Folder, scenario, "topology.json")), TopologySource.Given);
        foreach (HostTopology topology in timeline.Changes.Select(change => change.Topology).Append(timeline.Start))
        {
            TopologyTimeline again = TopologyJson.Read(TopologyJson.Write(topology), TopologySource.Given);
            AssertSame(topology, again.Start);
            Assert.Empty(again.Changes);
        }
    }

    [Theory]
    [InlineData("", "cannot read the topology as JSON: line 1, byte 1 is not valid")]
    [InlineData("[]", "cannot use this topology: it has no object 'namespaces'")]
    [InlineData("{\"namespaces\":{}}", "cannot use this topology: namespace '' has no list of interfaces")]
    [InlineData("{\"namespaces\":{\"h\":[{\"ifindex\":1}]}}", "cannot use this topology: an interface has no name")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":0}]}}", "cannot use this topology: interface a has no ifindex from 1 to 4294967295")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":4294967296}]}}", "cannot use this topology: interface a has no ifindex from 1 to 4294967295")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":1},{\"name\":\"b\",\"ifindex\":1}]}}", "cannot use this topology: ifindex 1 stands twice")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":1},{\"name\":\"a\",\"ifindex\":2}]}}", "cannot use this topology: interface a stands twice")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":1,\"master\":\"b\"}]}}", "cannot use this topology: a names interface b, which is not there")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":1,\"lowers\":[\"b\"]},{\"name\":\"b\",\"ifindex\":2,\"master\":\"b\",\"lowers\":[\"a\"]}]}}", "cannot use this topology: interface a lies below itself")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":1}]},\"active_slave_changes\":[{\"time\":1,\"active_slave\":\"a\"}]}", "cannot use this topology: a change of the active slave names no bond and no slave of one")]
    [InlineData("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":1}]},\"events\":[{\"time\":\"x\"}]}", "cannot use this topology: an entry of 'events' has no time in Unix seconds")]
    public void What_cannot_be_used_is_refused_in_one_sentence(string json, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<TopologyFormatException>(() => Read(json)).Message);

    [Fact]
    public void The_largest_ifindex_is_an_ifindex() =>
        Assert.NotNull(Read("{\"namespaces\":{\"h\":[{\"name\":\"a\",\"ifindex\":4294967295}]}}").Start.Find(uint.MaxValue));

    [Fact]
    public void Too_many_interfaces_are_refused()
    {
        string many = string.Join(',', Enumerable.Range(1, TopologyJson.MaximumInterfaces + 1).Select(index => $"{{\"name\":\"e{index}\",\"ifindex\":{index}}}"));
        Assert.Equal("cannot use this topology: it has 16385 interfaces, and 16384 is the most",
            Assert.Throws<TopologyFormatException>(() => Read($"{{\"namespaces\":{{\"h\":[{many}]}}}}")).Message);
        Assert.Throws<TopologyFormatException>(() => TopologyJson.Read(new byte[TopologyJson.MaximumBytes + 1], TopologySource.Given));
    }

    [Fact]
    public void A_long_chain_of_devices_is_read()
    {
        string chain = string.Join(',', Enumerable.Range(1, 10_000).Select(index => $"{{\"name\":\"e{index}\",\"ifindex\":{index}{(index > 1 ? $",\"lowers\":[\"e{index - 1}\"]" : "")}}}"));
        HostTopology topology = Read($"{{\"namespaces\":{{\"h\":[{chain}]}}}}").Start;
        Engine.Tests.Pairing.PairingRig rig = new(topology);
        Assert.Equal("1 1", Engine.Tests.Pairing.WalkScript.Run(rig, "20<a@1 21<a@1"));
    }

    private static TopologyTimeline Read(string json) => TopologyJson.Read(Encoding.UTF8.GetBytes(json), TopologySource.Given);

    private static void AssertSame(HostTopology first, HostTopology again)
    {
        Assert.Equal(first.Interfaces.Length, again.Interfaces.Length);
        foreach ((NetworkInterface one, NetworkInterface other) in first.Interfaces.Zip(again.Interfaces))
        {
            Assert.Equal(one with { Lowers = default, Addresses = default }, other with { Lowers = default, Addresses = default });
            Assert.Equal(one.Lowers, other.Lowers);
            Assert.Equal(one.Addresses, other.Addresses);
            Assert.Equal(first.RoleOf(one.Index), again.RoleOf(one.Index));
        }
    }
}

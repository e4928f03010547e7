using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Topology;

public sealed class TopologyOverridesTests
{
    [Theory]
    [InlineData("4=bond1", 4u, "bond1", InterfaceKind.Bond)]
    [InlineData("4294967295=eth2.30", uint.MaxValue, "eth2.30", InterfaceKind.Vlan)]
    [InlineData("7=mgmt", 7u, "mgmt", InterfaceKind.Other)]
    public void A_name_is_taken_and_hints_at_the_kind(string text, uint index, string name, InterfaceKind kind)
    {
        TopologyOverrides names = new();
        names.Add(text);
        NetworkInterface device = names.Apply(HostTopology.Unknown).Find(index)!;
        Assert.Equal((name, kind), (device.Name, device.Kind));
    }

    [Theory]
    [InlineData("bond1", "cannot read the interface name 'bond1': write it as INDEX=NAME, for example 4=bond1")]
    [InlineData("0=eth0", "cannot read the interface name '0=eth0': write it as INDEX=NAME, for example 4=bond1")]
    [InlineData("-1=eth0", "cannot read the interface name '-1=eth0': write it as INDEX=NAME, for example 4=bond1")]
    [InlineData("4=a b", "cannot take 'a b' as an interface name: Linux names have 1 to 15 characters, no space and no slash")]
    [InlineData("4=", "cannot take '' as an interface name: Linux names have 1 to 15 characters, no space and no slash")]
    [InlineData("4=\u001b[2J", "cannot take '?[2J' as an interface name: Linux names have 1 to 15 characters, no space and no slash")]
    public void What_is_no_name_is_refused_in_one_sentence(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<TopologyFormatException>(() => new TopologyOverrides().Add(text)).Message);

    [Fact]
    public void A_known_kind_is_not_guessed_again()
    {
        TopologyOverrides names = new();
        names.Add("4=uplink");
        HostTopology topology = names.Apply(new HostTopology([new NetworkInterface(4, "if4", InterfaceKind.Bond)], TopologySource.Learnt));
        Assert.Equal(("uplink", InterfaceKind.Bond, TopologySource.Learnt), (topology.Find(4)!.Name, topology.Find(4)!.Kind, topology.Source));
    }
}

using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>The one table of words: every member of every enum has its row, at its place.</summary>
public sealed class PairingNamesTests
{
    [Fact]
    public void Every_role_has_its_own_name()
    {
        InterfaceRole[] roles = Enum.GetValues<InterfaceRole>();
        Assert.Equal(roles.Length, roles.Select(InterfaceRoleNames.NameOf).Distinct().Count());
        Assert.Equal(
            ["other", "master", "active-slave", "backup-slave", "slave", "vlan", "bridge", "bridge-port", "macvlan", "tunnel"],
            roles.Select(InterfaceRoleNames.NameOf));
        Assert.All(roles.Where(role => role != InterfaceRole.Other), role => Assert.Equal(InterfaceRoleNames.NameOf(role).Replace('-', ' '), InterfaceRoleNames.WordsOf(role)));
        Assert.Empty(InterfaceRoleNames.WordsOf(InterfaceRole.Other));
    }

    [Fact]
    public void Every_kind_reads_back_from_its_name() =>
        Assert.All(Enum.GetValues<InterfaceKind>(), kind => Assert.Equal(kind, InterfaceKindNames.Parse(InterfaceKindNames.NameOf(kind))));

    [Fact]
    public void Every_source_method_link_and_direction_has_its_name()
    {
        Assert.Equal(["none", "learnt", "given", "file", "live"], Enum.GetValues<TopologySource>().Select(TopologySourceNames.NameOf));
        Assert.Equal(["single", "exact", "inferred"], Enum.GetValues<PairingMethod>().Select(PairingNames.NameOf));
        Assert.Equal(["nat", "tunnel", "esp"], Enum.GetValues<PacketLinkKind>().Select(PairingNames.NameOf));
        Assert.Equal([null, "in", "out"], Enum.GetValues<Direction>().Select(DirectionNames.NameOf));
    }

    [Fact]
    public void Every_note_and_every_difference_has_its_row()
    {
        Assert.Equal(Enum.GetValues<PacketNotes>().Where(note => note != PacketNotes.None), PairingNames.Notes.ToArray().Select(row => row.Note));
        Assert.Equal(Enum.GetValues<CopyDifferences>().Where(one => one != CopyDifferences.None), PairingNames.Differences.ToArray().Select(row => row.Difference));
    }
}

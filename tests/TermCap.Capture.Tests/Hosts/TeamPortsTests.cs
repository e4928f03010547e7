using CsCheck;
using TermCap.Capture.Hosts;

namespace TermCap.Capture.Tests.Hosts;

/// <summary>What the team driver told of a team in active-backup, as it came (tests/captures/topology/team): team0 is device 4, its ports are 2 and 3.</summary>
public sealed class TeamPortsTests
{
    private const ushort Family = 32;
    private const uint Team = 4;

    [Fact]
    public void The_family_tells_its_number_and_its_group_of_changes() => Assert.Equal((Family, 9u), TeamPorts.FamilyIn(Bytes("family")));

    [Fact]
    public void The_active_port_is_asked_for_then_followed()
    {
        Dictionary<uint, uint> active = [];
        TeamPorts.Note(Bytes("options"), Family, active);
        Assert.Equal(2u, active[Team]);
        TeamPorts.Note(Bytes("moved"), Family, active);
        Assert.Equal(3u, active[Team]);
        TeamPorts.Note(Bytes("left"), Family, active);
        Assert.Equal(0u, active[Team]);
        Assert.Equal([Team], active.Keys);
    }

    [Fact]
    public void Messages_of_another_family_say_nothing()
    {
        Dictionary<uint, uint> active = [];
        TeamPorts.Note(Bytes("options"), Family + 1, active);
        Assert.Empty(active);
    }

    [Fact]
    public void A_host_without_a_team_is_asked_nothing()
    {
        using TeamPorts teams = new();
        teams.Complete([new LinkRecord { Index = 1, Name = "lo" }, new LinkRecord { Index = 2, Name = "bond0", Kind = "bond", ActiveSlave = 7 }]);
        Assert.Equal((-1, false), (teams.Descriptor, teams.HasNews()));
    }

    [Fact]
    public void Any_bytes_instead_of_an_answer_throw_nothing()
    {
        byte[] answer = [.. Bytes("family"), .. Bytes("options"), .. Bytes("left")];
        Gen.Select(Gen.Int[0, answer.Length - 1], Gen.Byte, Gen.Int[0, answer.Length]).List[1, 8].Sample(
            changes =>
            {
                byte[] changed = [.. answer];
                foreach ((int at, byte value, _) in changes)
                {
                    changed[at] = value;
                }

                byte[] cut = changed[..changes[0].Item3];
                Dictionary<uint, uint> active = [];
                TeamPorts.Note(cut, Family, active);
                _ = TeamPorts.FamilyIn(cut);
                return active.Count <= answer.Length / 16;
            },
            iter: 2000,
            seed: "0000KOIPe6c5");
    }

    private static byte[] Bytes(string what) => File.ReadAllBytes(Path.Combine(TestCaptures.Topology("team"), $"team-{what}.bin"));
}

using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Captures from a real bonded host, labelled by kernel probes: every frame in its packet.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Scenarios => [.. LabelledCapture.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_frame_is_in_the_labelled_packet_where_interfaces_are_known(string scenario)
    {
        LabelledCapture capture = new(scenario);
        PairingRig rig = new(capture.Timeline.Start, new PairingOptions { HashSeed = 7, GroupCapacity = 8192 });
        Assert.Equal(0, capture.WrongFrames(capture.Pair(rig, capture.Timeline)));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_frame_is_in_the_labelled_packet_where_interfaces_are_learnt(string scenario)
    {
        LabelledCapture capture = new(scenario);
        TopologyTimeline learnt = new(capture.Learn().Topology);
        PairingRig rig = new(learnt.Start);
        Assert.Equal(0, capture.WrongFrames(capture.Pair(rig, learnt)));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_kept_witnesses_are_the_masters_own_frames_each_once(string scenario)
    {
        LabelledCapture capture = new(scenario);
        PairingRig rig = new(capture.Timeline.Start);
        FramePlacement[] placements = capture.Pair(rig, capture.Timeline);
        HashSet<uint> masters = [.. capture.Timeline.Start.Interfaces.Where(device => device.Kind is InterfaceKind.Bond or InterfaceKind.Team).Select(device => device.Index)];
        for (int frame = 0; frame < placements.Length; frame++)
        {
            PacketDecision decision = rig.Decisions[placements[frame].Packet];
            bool isMasters = masters.Contains(capture.InterfaceOf(frame));
            bool hasMasterCopy = masters.Contains(capture.InterfaceOf((int)decision.Witness - 1));
            Assert.True(!isMasters || (decision.IsKept && hasMasterCopy), $"Frame {frame + 1} of the master is not kept.");
        }
    }

    [Fact]
    public void A_seed_changes_nothing_but_the_hash()
    {
        LabelledCapture capture = new("vlan");
        long[][] runs = [.. new long[] { 0, 1, -5, long.MaxValue }.Select(seed =>
            capture.Pair(new PairingRig(capture.Timeline.Start, new PairingOptions { HashSeed = seed, GroupCapacity = 8192 }), capture.Timeline).Select(placement => placement.Packet).ToArray())];
        Assert.All(runs, run => Assert.Equal(runs[0], run));
    }
}

using System.Globalization;
using TermCap.Engine.Pairing;

namespace TermCap.Engine.Tests.Pairing;

/// <summary>Walks that change the packet: two packets, linked, where NAT, a tunnel or ESP stood between (design.md 6.3, rule 12).</summary>
public sealed class LinkTests
{
    [Fact]
    public void What_NAT_rewrote_is_linked_to_what_it_was()
    {
        (LabelledCapture capture, PairingRig rig, FramePlacement[] placements) = Pair("container-routed");
        (long Group, string Role, long Packet)[] rows = Rows("container-routed");
        Assert.Equal(capture.FrameCount, rows.Length);
        (long, long)[] expected =
        [
            .. rows.Select((row, frame) => (row.Group, row.Packet, Found: placements[frame].Packet)).GroupBy(row => row.Group)
                .Where(group => group.Select(row => row.Packet).Distinct().Count() == 2)
                .Select(group => (group.First().Found, group.Last().Found)).Order(),
        ];
        Assert.Equal(34, expected.Length);
        Assert.Equal(expected, rig.Links.Where(link => link.Kind == PacketLinkKind.Nat).Select(link => (link.Packet, link.Other)).Order());
    }

    [Theory]
    [InlineData("gre", 0)]
    [InlineData("vxlan", 2)]
    public void TCP_that_a_tunnel_device_shows_is_linked_to_what_carries_it(string scenario, int others)
    {
        (_, PairingRig rig, FramePlacement[] placements) = Pair(scenario);
        (long Group, string Role, long Packet)[] rows = Rows(scenario);
        long[] inner = [.. Enumerable.Range(0, rows.Length).Where(frame => rows[frame].Role.StartsWith("tun1", StringComparison.Ordinal)).Select(frame => placements[frame].Packet)];
        Assert.NotEmpty(inner);
        Assert.Equal(inner.Length - others, rig.Links.Count);
        Assert.All(rig.Links, link => Assert.True(link.Kind == PacketLinkKind.Tunnel && (inner.Contains(link.Packet) || inner.Contains(link.Other))));
    }

    [Fact]
    public void What_came_out_of_ESP_is_linked_and_noted()
    {
        (_, PairingRig rig, FramePlacement[] placements) = Pair("ipsec");
        (long Group, string Role, long Packet)[] rows = Rows("ipsec");
        long[] alone = [.. rows.Select((row, frame) => (row, frame)).GroupBy(pair => pair.row.Packet).Where(packet => packet.Count() == 1 && packet.First().row.Role == "bond1 rx").Select(packet => placements[packet.First().frame].Packet)];
        Assert.Equal(29, alone.Length);
        Assert.All(alone, packet => Assert.True((rig.Closings[packet].Notes & PacketNotes.Decapsulated) != 0));
        Assert.Equal(alone.Order(), rig.Links.Where(link => link.Kind == PacketLinkKind.Esp).Select(link => link.Other).Order());
    }

    private static (LabelledCapture Capture, PairingRig Rig, FramePlacement[] Placements) Pair(string scenario)
    {
        LabelledCapture capture = new(scenario);
        PairingRig rig = new(capture.Timeline.Start);
        return (capture, rig, capture.Pair(rig, capture.Timeline));
    }

    private static (long Group, string Role, long Packet)[] Rows(string scenario) =>
    [
        .. File.ReadLines(Path.Combine(LabelledCapture.Folder, scenario, "labels.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(row => (long.Parse(row[1], CultureInfo.InvariantCulture), row[2], long.Parse(row[3], CultureInfo.InvariantCulture))),
    ];
}

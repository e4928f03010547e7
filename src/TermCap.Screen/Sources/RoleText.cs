using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;

namespace TermCap.Screen.Sources;

/// <summary>Words for roles, directions, differences and modes.</summary>
internal static class RoleText
{
    private static readonly (CopyDifferences Difference, string Word)[] Differences =
    [
        (CopyDifferences.Vlan, "VLAN tag"),
        (CopyDifferences.Checksum, "checksum"),
        (CopyDifferences.Ecn, "ECN"),
        (CopyDifferences.Mac, "MAC"),
        (CopyDifferences.Length, "length"),
        (CopyDifferences.Ttl, "TTL"),
        (CopyDifferences.Time, "time"),
    ];

    private static readonly (PacketNotes Note, string Words)[] NoteWords =
    [
        (PacketNotes.Ambiguous, "its copies could as well be another packet's with the same bytes"),
        (PacketNotes.MasterCopyMissing, "the capture lost the copy at the master"),
        (PacketNotes.SlaveCopyMissing, "no copy at a slave: dropped below the master, or lost by the capture"),
        (PacketNotes.NotDelivered, "received by a slave, not taken by the master"),
        (PacketNotes.Decapsulated, "came out of an ESP packet"),
        (PacketNotes.NetworkDuplicate, "the network repeated it; its sender sent it once"),
        (PacketNotes.OwnFrameReturned, "one of our own that the network sent back"),
        (PacketNotes.LeftApart, "it may be a copy of another packet, but the evidence does not suffice"),
    ];

    /// <summary>A role in words.</summary>
    public static string Of(InterfaceRole role) => role switch
    {
        InterfaceRole.Master => "master",
        InterfaceRole.ActiveSlave => "active slave",
        InterfaceRole.BackupSlave => "backup slave",
        InterfaceRole.Slave => "slave",
        InterfaceRole.Vlan => "vlan",
        InterfaceRole.Bridge => "bridge",
        InterfaceRole.BridgePort => "bridge port",
        InterfaceRole.Macvlan => "macvlan",
        InterfaceRole.Tunnel => "tunnel",
        _ => "",
    };

    /// <summary>in, out, or empty.</summary>
    public static string Of(Direction direction) => direction switch
    {
        Direction.In => "in",
        Direction.Out => "out",
        _ => "",
    };

    /// <summary>In what a copy differs; empty for nothing.</summary>
    public static string Of(CopyDifferences differs) =>
        string.Join(", ", Differences.Where(row => differs.HasFlag(row.Difference)).Select(row => row.Word));

    /// <summary>The notes of a packet, a sentence each.</summary>
    public static IEnumerable<string> Of(PacketNotes notes) => NoteWords.Where(row => notes.HasFlag(row.Note)).Select(row => row.Words);
}

using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;

namespace TermCap.Output;

/// <summary>The names of verdicts, notes, roles and methods in JSON and text: closed lists (design of the output; tshark's names without <c>tcp.analysis.</c>).</summary>
internal static class VerdictNames
{
    /// <summary>The flags, in tshark's order.</summary>
    public static readonly (TcpFlags Flag, string Name)[] Flags = [.. TcpFlagNames.All.ToArray().Select(flag => (flag, TcpFlagNames.Of(flag)))];

    /// <summary>The notes of pairing.</summary>
    public static readonly (PacketNotes Note, string Name)[] Notes =
    [
        (PacketNotes.Ambiguous, "ambiguous"),
        (PacketNotes.MasterCopyMissing, "master_copy_missing"),
        (PacketNotes.SlaveCopyMissing, "slave_copy_missing"),
        (PacketNotes.NotDelivered, "not_delivered"),
        (PacketNotes.Decapsulated, "decapsulated"),
        (PacketNotes.NetworkDuplicate, "network_duplicate"),
        (PacketNotes.OwnFrameReturned, "own_frame_returned"),
        (PacketNotes.LeftApart, "left_apart"),
    ];

    /// <summary>In what copies differ.</summary>
    public static readonly (CopyDifferences Difference, string Name)[] Differences =
    [
        (CopyDifferences.Vlan, "vlan"),
        (CopyDifferences.Checksum, "checksum"),
        (CopyDifferences.Ecn, "ecn"),
        (CopyDifferences.Mac, "mac"),
        (CopyDifferences.Length, "length"),
        (CopyDifferences.Ttl, "ttl"),
        (CopyDifferences.Time, "time"),
    ];

    /// <summary>A role's name.</summary>
    public static string Of(InterfaceRole role) => role switch
    {
        InterfaceRole.Master => "master",
        InterfaceRole.ActiveSlave => "active-slave",
        InterfaceRole.BackupSlave => "backup-slave",
        InterfaceRole.Slave => "slave",
        InterfaceRole.Vlan => "vlan",
        InterfaceRole.Bridge => "bridge",
        InterfaceRole.BridgePort => "bridge-port",
        InterfaceRole.Macvlan => "macvlan",
        InterfaceRole.Tunnel => "tunnel",
        _ => "other",
    };

    /// <summary>How a packet was paired.</summary>
    public static string Of(PairingMethod method) => method switch
    {
        PairingMethod.Exact => "exact",
        PairingMethod.Inferred => "inferred",
        _ => "single",
    };

    /// <summary>How packets are linked.</summary>
    public static string Of(PacketLinkKind kind) => kind switch
    {
        PacketLinkKind.Tunnel => "tunnel",
        PacketLinkKind.Esp => "esp",
        _ => "nat",
    };

    /// <summary>A direction; null when it is not known.</summary>
    public static string? Of(Direction direction) => direction switch
    {
        Direction.In => "in",
        Direction.Out => "out",
        _ => null,
    };

    /// <summary>A device's kind, as <c>ip -details link</c> calls it.</summary>
    public static string Of(InterfaceKind kind) => kind switch
    {
        InterfaceKind.Physical => "physical",
        InterfaceKind.Loopback => "loopback",
        InterfaceKind.Bond => "bond",
        InterfaceKind.Team => "team",
        InterfaceKind.Bridge => "bridge",
        InterfaceKind.Vlan => "vlan",
        InterfaceKind.Macvlan => "macvlan",
        InterfaceKind.Veth => "veth",
        InterfaceKind.Tunnel => "tunnel",
        _ => "other",
    };

    /// <summary>Where the knowledge of the devices comes from.</summary>
    public static string Of(TopologySource source) => source switch
    {
        TopologySource.Learnt => "learnt",
        TopologySource.Given => "given",
        TopologySource.File => "file",
        TopologySource.Live => "live",
        _ => "none",
    };
}

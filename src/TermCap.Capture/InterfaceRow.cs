using System.Collections.Immutable;

namespace TermCap.Capture;

/// <summary>One line of <c>termcap -D</c>, and one object of its JSON form; names as <c>ip link</c> and /proc/net/bonding print them.</summary>
/// <param name="Depth">How deep it stands in the tree; 0 for a device that nothing took.</param>
/// <param name="Index">The kernel's ifindex.</param>
/// <param name="Name">The name, as <c>-i</c> takes it.</param>
/// <param name="Kind">physical, bond, team, bridge, vlan, macvlan, veth, tunnel, loopback, other.</param>
/// <param name="Role">master, active-slave, backup-slave, slave, vlan, bridge, bridge-port, macvlan, tunnel, other.</param>
/// <param name="Mode">The bond's mode (active-backup, 802.3ad, ...); null for other devices.</param>
/// <param name="Master">The name of the device that took it as slave or port; null for none.</param>
/// <param name="ActiveSlave">The name of the slave that the bond uses now; null where all work or none does.</param>
/// <param name="VlanId">The VLAN ID; null for other devices.</param>
/// <param name="State">The kernel's operstate: up, down, unknown, ...; null when not known.</param>
/// <param name="Mac">The MAC address; null for none.</param>
/// <param name="Lowers">The names of the devices directly below.</param>
/// <param name="Addresses">Addresses with prefix lengths.</param>
public sealed record InterfaceRow(
    int Depth,
    uint Index,
    string Name,
    string Kind,
    string Role,
    string? Mode,
    string? Master,
    string? ActiveSlave,
    int? VlanId,
    string? State,
    string? Mac,
    ImmutableArray<string> Lowers,
    ImmutableArray<string> Addresses);

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TermCap.Engine.Topology;

namespace TermCap.Capture;

/// <summary>The host's devices as a tree: slaves and ports under their master, VLAN and macvlan devices under the device that they stand on.</summary>
public static class InterfaceTree
{
    /// <summary>The rows, parents before children, each device once; loopback last.</summary>
    public static ImmutableArray<InterfaceRow> Rows(HostTopology host)
    {
        ILookup<uint, NetworkInterface> children = host.Interfaces
            .Where(device => ParentOf(host, device) is not null)
            .ToLookup(device => ParentOf(host, device)!.Value);
        ImmutableArray<InterfaceRow>.Builder rows = ImmutableArray.CreateBuilder<InterfaceRow>();
        HashSet<uint> shown = [];
        IEnumerable<NetworkInterface> roots = host.Interfaces
            .Where(device => ParentOf(host, device) is null)
            .OrderBy(device => device.Kind == InterfaceKind.Loopback)
            .ThenBy(device => children[device.Index].Any() ? 0 : 1)
            .ThenBy(device => device.Name, StringComparer.Ordinal);

        // A bridge over a VLAN over a bond is no ring, but what the kernel says while devices change may look like one: the rest follows at the end.
        foreach (NetworkInterface device in roots.Concat(host.Interfaces))
        {
            Append(host, children, device, 0, shown, rows);
        }

        return rows.ToImmutable();
    }

    /// <summary>The tree for people, one device a line, <c>any</c> first.</summary>
    /// <param name="rows">What <see cref="Rows"/> gave.</param>
    /// <param name="isAscii">Without line-drawing characters.</param>
    public static string Text(ImmutableArray<InterfaceRow> rows, bool isAscii)
    {
        const string Any = "any";
        string[] names = new string[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            names[i] = Branch(rows, i, isAscii) + rows[i].Name;
        }

        string[] places = [.. rows.Select(Place)];
        int nameWidth = names.Append(Any).Max(name => name.Length);
        int placeWidth = places.Append("").Max(place => place.Length);
        int stateWidth = rows.Select(row => row.State?.Length ?? 0).Append(0).Max();
        StringBuilder text = new();
        text.Append(Any.PadRight(nameWidth)).Append("  every device of this host, each frame with its interface\n");
        for (int i = 0; i < rows.Length; i++)
        {
            string line = string.Join(
                "  ", names[i].PadRight(nameWidth), places[i].PadRight(placeWidth), (rows[i].State ?? "").PadRight(stateWidth), string.Join(' ', rows[i].Addresses));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    // A slave belongs under its master, else a VLAN under what it stands on.
    private static uint? ParentOf(HostTopology host, NetworkInterface device)
    {
        if (device.Master is { } master && host.Find(master) is not null)
        {
            return master;
        }

        return device.Kind is InterfaceKind.Vlan or InterfaceKind.Macvlan && device.Lowers.Length == 1 && host.Find(device.Lowers[0]) is not null
            ? device.Lowers[0]
            : null;
    }

    private static void Append(
        HostTopology host, ILookup<uint, NetworkInterface> children, NetworkInterface device, int depth, HashSet<uint> shown, ImmutableArray<InterfaceRow>.Builder rows)
    {
        if (!shown.Add(device.Index))
        {
            return;
        }

        rows.Add(Row(host, device, depth));
        foreach (NetworkInterface child in children[device.Index].OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            Append(host, children, child, depth + 1, shown, rows);
        }
    }

    private static InterfaceRow Row(HostTopology host, NetworkInterface device, int depth) => new(
        depth,
        device.Index,
        device.Name,
        InterfaceKindNames.NameOf(device.Kind),
        InterfaceRoleNames.NameOf(host.RoleOf(device.Index)),
        device.Kind == InterfaceKind.Bond ? BondModeNames.NameOf(device.BondMode) ?? "mode not known" : null,
        NameOf(host, device.Master),
        NameOf(host, device.ActiveSlave),
        device.Kind == InterfaceKind.Vlan && device.VlanId != 0 ? device.VlanId : null,
        device.State,
        device.Mac == 0 ? null : MacName(device.Mac),
        [.. device.Lowers.Select(lower => NameOf(host, lower)!)],
        device.Addresses);

    private static string? NameOf(HostTopology host, uint? index) =>
        index is { } number ? host.Find(number)?.Name ?? $"if{number}" : null;

    private static string Place(InterfaceRow row)
    {
        string role = row.Role is "other" ? row.Kind is "other" ? "" : row.Kind : row.Role.Replace('-', ' ');
        return row switch
        {
            { Mode: { } mode, ActiveSlave: { } active } => $"bond, {mode}, active {active}",
            { Mode: { } mode } => $"bond, {mode}",
            { Kind: "team", ActiveSlave: { } active } => $"team, active {active}",
            { Kind: "team" } => "team",
            { VlanId: { } id } when row.Role == "vlan" => string.Create(CultureInfo.InvariantCulture, $"vlan {id}"),
            { VlanId: { } id } => string.Create(CultureInfo.InvariantCulture, $"{role}, vlan {id}"),
            _ => role,
        };
    }

    private static string Branch(ImmutableArray<InterfaceRow> rows, int at, bool isAscii)
    {
        if (rows[at].Depth == 0)
        {
            return "";
        }

        StringBuilder branch = new();
        for (int depth = 1; depth < rows[at].Depth; depth++)
        {
            branch.Append(HasMoreAt(rows, at, depth) ? (isAscii ? "|  " : "│  ") : "   ");
        }

        bool isLast = !HasMoreAt(rows, at, rows[at].Depth);
        return branch.Append((isLast, isAscii) switch { (true, true) => "`- ", (true, false) => "└─ ", (false, true) => "|- ", _ => "├─ " }).ToString();
    }

    // Whether a later row at this depth hangs on the same parent.
    private static bool HasMoreAt(ImmutableArray<InterfaceRow> rows, int at, int depth)
    {
        for (int i = at + 1; i < rows.Length && rows[i].Depth >= depth; i++)
        {
            if (rows[i].Depth == depth)
            {
                return true;
            }
        }

        return false;
    }

    private static string MacName(ulong mac)
    {
        string digits = mac.ToString("x12", CultureInfo.InvariantCulture);
        return string.Join(':', Enumerable.Range(0, 6).Select(i => digits.Substring(i * 2, 2)));
    }
}

using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Topology;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Makes the tree of devices: masters with what is below them, then those that stand alone.</summary>
internal static class InterfaceReader
{
    /// <summary>A tree deeper than this is a loop in what a file says.</summary>
    private const int DepthMax = 8;

    /// <summary>The lines of the tree.</summary>
    /// <param name="snapshot">The counts.</param>
    /// <param name="failovers">Those of the capture.</param>
    /// <param name="drops">Drops by interface index; null where nobody counts them.</param>
    public static IReadOnlyList<InterfaceLine> Read(CaptureSnapshot snapshot, IReadOnlyList<FailoverLine> failovers, IReadOnlyDictionary<uint, long>? drops)
    {
        Dictionary<uint, SlaveStatistics> slaves = snapshot.Slaves.ToDictionary(slave => slave.Interface);
        Dictionary<uint, InterfaceRow> counted = [];
        foreach (InterfaceRow row in snapshot.Interfaces)
        {
            counted[row.Key] = row;
        }

        List<InterfaceLine> lines = [];
        HashSet<uint> shown = [];
        foreach (NetworkInterface device in snapshot.Topology.Interfaces)
        {
            if (snapshot.Topology.UppersOf(device.Index).IsEmpty)
            {
                Add(device, 0);
            }
        }

        foreach (InterfaceRow row in snapshot.Interfaces.Where(row => shown.Add(row.Key)))
        {
            lines.Add(new InterfaceLine(0, row.Name, "", RoleText.Of(row.Role), "") { Bytes = row.Bytes, FramesIn = row.FramesIn, FramesOut = row.FramesOut, Drops = Drops(row.Key) });
        }

        return lines;

        long? Drops(uint key) => drops is not null && drops.TryGetValue(key, out long count) ? count : null;

        void Add(NetworkInterface device, int depth)
        {
            if (!shown.Add(device.Index) || depth > DepthMax)
            {
                return;
            }

            InterfaceRow? row = counted.GetValueOrDefault(device.Index);
            lines.Add(new InterfaceLine(depth, device.Name, Kind(device), RoleText.Of(snapshot.Topology.RoleOf(device.Index)), State(device))
            {
                Index = device.Index,
                Mac = device.Mac == 0 ? "" : EndpointText.Mac(device.Mac),
                Addresses = device.Addresses.IsDefaultOrEmpty ? "" : string.Join(' ', device.Addresses),
                Bytes = row?.Bytes ?? 0,
                FramesIn = row?.FramesIn ?? 0,
                FramesOut = row?.FramesOut ?? 0,
                Missing = IsMaster(device) ? MasterMissing(snapshot) : slaves.GetValueOrDefault(device.Index)?.MissingPartners,
                Refused = slaves.GetValueOrDefault(device.Index)?.NotDelivered,
                Failovers = IsMaster(device) ? failovers.Count(failover => failover.Bond == device.Name) : null,
                Drops = Drops(device.Index),
                Queue = QueueReader.Of(slaves.GetValueOrDefault(device.Index)?.Queueing),
            });
            foreach (uint lower in device.Lowers)
            {
                if (snapshot.Topology.Find(lower) is { } below)
                {
                    Add(below, depth + 1);
                }
            }
        }
    }

    private static bool IsMaster(NetworkInterface device) => device.Kind is InterfaceKind.Bond or InterfaceKind.Team;

    // The counter is the host's: with one bond it is that bond's.
    private static long? MasterMissing(CaptureSnapshot snapshot) =>
        snapshot.Topology.Interfaces.Count(IsMaster) == 1 ? snapshot.Pairing.MasterCopyMissing : null;

    // iproute2 writes them in capitals, sysfs in small letters; "unknown" is what lo and many virtual devices say.
    private static string State(NetworkInterface device) =>
        device.State?.ToLowerInvariant() is { } state && state != "unknown" ? state : "";

    private static string Kind(NetworkInterface device)
    {
        string kind = InterfaceKindNames.NameOf(device.Kind);
        return StatusReader.Mode(device) is { Length: > 0 } mode && mode != kind ? $"{kind} {mode}"
            : device.VlanId > 0 ? $"{kind} {device.VlanId}"
            : kind;
    }
}

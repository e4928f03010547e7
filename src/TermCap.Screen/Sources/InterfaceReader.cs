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
    public static IReadOnlyList<InterfaceLine> Read(CaptureSnapshot snapshot, QueueSampler queues)
    {
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
            lines.Add(new InterfaceLine(0, row.Name, "", RoleText.Of(row.Role), "") { FramesIn = row.FramesIn, FramesOut = row.FramesOut, QueueNanoseconds = queues.Of(row.Key), QueueHistogram = queues.Histogram(row.Key) });
        }

        return lines;

        void Add(NetworkInterface device, int depth)
        {
            if (!shown.Add(device.Index) || depth > DepthMax)
            {
                return;
            }

            InterfaceRow? row = counted.GetValueOrDefault(device.Index);
            lines.Add(new InterfaceLine(depth, device.Name, Kind(device), RoleText.Of(snapshot.Topology.RoleOf(device.Index)), State(device))
            {
                FramesIn = row?.FramesIn ?? 0,
                FramesOut = row?.FramesOut ?? 0,
                Missing = Missing(snapshot, device),
                QueueNanoseconds = queues.Of(device.Index),
                QueueHistogram = queues.Histogram(device.Index),
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

    // The counters are the host's: with one bond they are that bond's.
    private static long? Missing(CaptureSnapshot snapshot, NetworkInterface device)
    {
        bool isOnlyMaster = device.Kind is InterfaceKind.Bond or InterfaceKind.Team
            && snapshot.Topology.Interfaces.Count(other => other.Kind is InterfaceKind.Bond or InterfaceKind.Team) == 1;
        return isOnlyMaster ? snapshot.Pairing.MasterCopyMissing + snapshot.Pairing.SlaveCopyMissing : null;
    }

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

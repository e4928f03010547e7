using System.Globalization;
using TermCap.Engine.Topology;

namespace TermCap.Capture.Hosts;

/// <summary>Reads devices and their relations from /sys/class/net (Documentation/ABI/testing/sysfs-class-net) and /proc/net.</summary>
/// <remarks>It tells less than RTNETLINK: no addresses, and a veth looks like hardware (its iflink may even equal its own index, counted in the other namespace).</remarks>
internal static class SysfsTopology
{
    /// <summary>The devices below the given roots; an empty topology when nothing is readable. A device that goes while it is read is left out.</summary>
    public static HostTopology Read(string sysRoot, string procRoot)
    {
        string folder = Path.Combine(sysRoot, "class", "net");
        Dictionary<string, LinkRecord> links = [];
        foreach (string device in TryList(folder))
        {
            if (Directory.Exists(device) && ReadDevice(device) is { } link)
            {
                links[link.Name] = link;
            }
        }

        foreach (LinkRecord link in links.Values)
        {
            Relate(Path.Combine(folder, link.Name), link, links);
        }

        ReadVlans(Path.Combine(procRoot, "net", "vlan", "config"), links);
        return links.Count == 0 ? HostTopology.Unknown : TopologyBuilder.Build([.. links.Values], []);
    }

    private static LinkRecord? ReadDevice(string device)
    {
        if (Number(device, "ifindex") is not { } index || index == 0)
        {
            return null;
        }

        LinkRecord link = new()
        {
            Index = (uint)index,
            Name = Path.GetFileName(device),
            HardwareType = (ushort)(Number(device, "type") ?? 0),
            Kind = KindOf(device),
            State = StateOf(Text(device, "operstate")),
            Lower = (uint)(Number(device, "iflink") ?? 0),
            Mac = MacOf(Text(device, "address")),
        };
        if (link.Kind == "bond")
        {
            ReadBond(device, link);
        }

        return link;
    }

    // uevent says DEVTYPE for most; the bond's and bridge's folders are there on kernels that do not.
    private static string KindOf(string device)
    {
        foreach (string line in (Text(device, "uevent") ?? "").Split('\n'))
        {
            if (line.StartsWith("DEVTYPE=", StringComparison.Ordinal))
            {
                return line["DEVTYPE=".Length..].Trim();
            }
        }

        return Directory.Exists(Path.Combine(device, "bonding")) ? "bond"
            : Directory.Exists(Path.Combine(device, "bridge")) ? "bridge"
            : File.Exists(Path.Combine(device, "tun_flags")) ? "tun"
            : "";
    }

    private static void ReadBond(string device, LinkRecord link)
    {
        string bonding = Path.Combine(device, "bonding");

        // "active-backup 1": the driver's name and number.
        string[] mode = (Text(bonding, "mode") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (mode.Length == 2 && sbyte.TryParse(mode[1], NumberStyles.None, CultureInfo.InvariantCulture, out sbyte number) && number <= (sbyte)BondMode.BalanceAlb)
        {
            link.BondMode = (BondMode)number;
        }

        link.AllSlavesActive = Text(bonding, "all_slaves_active") is "1";
        link.HasArpMonitor = Number(bonding, "arp_interval") is > 0;
    }

    private static void Relate(string device, LinkRecord link, Dictionary<string, LinkRecord> links)
    {
        if (LinkTarget(device, "master") is { } masterName && links.TryGetValue(masterName, out LinkRecord? master))
        {
            link.Master = master.Index;

            // The team driver leaves no mark of its own: a master that is no other kind of master is one.
            if (master is { Kind: "", HardwareType: 1 })
            {
                master.Kind = "team";
            }
        }

        if (link.Kind == "bond" && Text(Path.Combine(device, "bonding"), "active_slave") is { Length: > 0 } active
            && links.TryGetValue(active, out LinkRecord? slave))
        {
            link.ActiveSlave = slave.Index;
        }

        // A veth's iflink is its other end, in this namespace or another; only lower_NAME says that a device stands on another.
        link.IsLowerElsewhere = !links.Values.Any(other => other.Index == link.Lower && Path.Exists(Path.Combine(device, "lower_" + other.Name)));
        if (link is { Kind: "", HardwareType: 1, IsLowerElsewhere: false })
        {
            // Of the devices that stand on one other, macvlan and ipvlan alone leave no mark of their own.
            link.Kind = "macvlan";
        }
    }

    private static void ReadVlans(string config, Dictionary<string, LinkRecord> links)
    {
        // "bond1.100      | 100  | bond1" after two lines of heading (net/8021q/vlanproc.c).
        foreach (string line in TryReadLines(config).Skip(2))
        {
            string[] fields = line.Split('|', StringSplitOptions.TrimEntries);
            if (fields.Length == 3 && links.TryGetValue(fields[0], out LinkRecord? link)
                && ushort.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort id))
            {
                link.VlanId = id;
            }
        }
    }

    private static byte StateOf(string? text)
    {
        for (byte state = 1; state <= 6; state++)
        {
            if (LinkKinds.StateName(state) == text)
            {
                return state;
            }
        }

        return 0;
    }

    private static ulong MacOf(string? text)
    {
        string digits = (text ?? "").Replace(":", "", StringComparison.Ordinal);
        return digits.Length == 12 && ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong mac) ? mac : 0;
    }

    private static string? LinkTarget(string folder, string name)
    {
        try
        {
            return new FileInfo(Path.Combine(folder, name)).LinkTarget is { } target ? Path.GetFileName(target) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long? Number(string folder, string name) =>
        long.TryParse(Text(folder, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string? Text(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name)).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Many files do not exist for every kind of device, and some cannot be read while the device is down.
            return null;
        }
    }

    private static string[] TryList(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string[] TryReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

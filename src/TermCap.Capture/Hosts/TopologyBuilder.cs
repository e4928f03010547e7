using System.Collections.Immutable;
using TermCap.Engine.Topology;

namespace TermCap.Capture.Hosts;

/// <summary>Puts the kernel's records of devices into relation: who took whom as a slave, who stands on whom.</summary>
internal static class TopologyBuilder
{
    /// <summary>The topology of these devices.</summary>
    public static HostTopology Build(IReadOnlyList<LinkRecord> records, IReadOnlyList<(uint Index, string Address)> addresses)
    {
        // The kernel's list may show a device twice when devices come and go while it is made.
        Dictionary<uint, LinkRecord> links = [];
        foreach (LinkRecord record in records)
        {
            links[record.Index] = record;
        }

        ILookup<uint, string> addressesOf = addresses.ToLookup(pair => pair.Index, pair => pair.Address);
        ILookup<uint, uint> slavesOf = links.Values.Where(link => link.Master != 0).ToLookup(link => link.Master, link => link.Index);
        return new HostTopology(links.Values.Select(link => Make(link, links, slavesOf[link.Index], addressesOf[link.Index])), TopologySource.Live);
    }

    private static NetworkInterface Make(LinkRecord link, Dictionary<uint, LinkRecord> links, IEnumerable<uint> slaves, IEnumerable<string> addresses)
    {
        ImmutableArray<uint> lowers = [.. slaves.Order()];
        if (link.Lower != 0 && link.Lower != link.Index && !link.IsLowerElsewhere && LinkKinds.StandsOnLower(link.Kind) && links.ContainsKey(link.Lower))
        {
            lowers = lowers.Insert(0, link.Lower);
        }

        return new NetworkInterface(link.Index, link.Name, LinkKinds.Of(link.Kind, link.HardwareType))
        {
            Master = link.Master == 0 ? null : link.Master,
            Lowers = lowers,
            BondMode = link.BondMode,
            ActiveSlave = link.ActiveSlave == 0 ? null : link.ActiveSlave,
            AllSlavesActive = link.AllSlavesActive,
            HasArpMonitor = link.HasArpMonitor,
            VlanId = link.VlanId,
            Mac = link.Mac,
            State = LinkKinds.StateName(link.State),
            Addresses = [.. addresses],
        };
    }
}

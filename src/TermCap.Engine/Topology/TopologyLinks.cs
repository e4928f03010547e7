namespace TermCap.Engine.Topology;

/// <summary>Who is above whom, made whole and checked.</summary>
internal static class TopologyLinks
{
    /// <summary>Adds to each master's lowers the devices that name it as their master.</summary>
    public static List<NetworkInterface> Complete(List<NetworkInterface> interfaces)
    {
        ILookup<uint, uint> owned = interfaces.Where(device => device.Master is not null).ToLookup(device => device.Master!.Value, device => device.Index);
        return [.. interfaces.Select(device => device with { Lowers = [.. device.Lowers.Union(owned[device.Index]).Order()] })];
    }

    /// <summary>The name of a device that lies below itself, or null. Iterative: a chain may be as long as the list.</summary>
    public static string? FindCircle(IReadOnlyList<NetworkInterface> interfaces)
    {
        // Peel off devices whose lowers are all peeled; what stays has a circle below it.
        Dictionary<uint, int> waiting = interfaces.ToDictionary(device => device.Index, device => device.Lowers.Length);
        ILookup<uint, uint> uppers = interfaces.SelectMany(device => device.Lowers.Select(lower => (lower, device.Index))).ToLookup(link => link.lower, link => link.Index);
        Queue<uint> free = new(waiting.Where(entry => entry.Value == 0).Select(entry => entry.Key));
        int peeled = 0;
        while (free.TryDequeue(out uint index))
        {
            peeled++;
            foreach (uint upper in uppers[index])
            {
                if (--waiting[upper] == 0)
                {
                    free.Enqueue(upper);
                }
            }
        }

        return peeled == interfaces.Count ? null : interfaces.First(device => waiting[device.Index] > 0).Name;
    }
}

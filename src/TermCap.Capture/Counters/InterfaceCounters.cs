using TermCap.Capture.Hosts;

namespace TermCap.Capture.Counters;

/// <summary>What the devices themselves count, since the first reading: to be read about once a second, by one thread.</summary>
/// <remarks>One question to the kernel whatever the number of devices. Bound: a device that has gone is forgotten at the next reading.</remarks>
public sealed class InterfaceCounters : IDisposable
{
    private readonly NetlinkSocket? _socket;
    private Dictionary<uint, InterfaceStatistics> _first = [];

    /// <summary>Takes the first reading.</summary>
    public InterfaceCounters()
    {
        try
        {
            _socket = new NetlinkSocket(groups: 0);
            _first = Now();
        }
        catch (IOException)
        {
            // A sandbox without netlink: nothing is counted, and IsAvailable says so.
            _socket?.Dispose();
            _socket = null;
        }
    }

    /// <summary>Whether the kernel answers.</summary>
    public bool IsAvailable => _socket is not null;

    /// <summary>What each device counted since the first reading (since it was made, for a new one), by ifindex.</summary>
    public IReadOnlyDictionary<uint, InterfaceStatistics> Read()
    {
        Dictionary<uint, InterfaceStatistics> now;
        try
        {
            now = Now();
        }
        catch (IOException)
        {
            return new Dictionary<uint, InterfaceStatistics>();
        }

        Dictionary<uint, InterfaceStatistics> first = [];
        Dictionary<uint, InterfaceStatistics> since = [];
        foreach ((uint index, InterfaceStatistics statistics) in now)
        {
            first[index] = _first.GetValueOrDefault(index);
            since[index] = statistics.Since(first[index]);
        }

        _first = first;
        return since;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    private Dictionary<uint, InterfaceStatistics> Now()
    {
        Dictionary<uint, InterfaceStatistics> all = [];
        if (_socket is not null)
        {
            foreach (LinkRecord link in LinkDump.ParseLinks(LinkDump.Links(_socket, withStatistics: true)))
            {
                all[link.Index] = link.Statistics;
            }
        }

        return all;
    }
}

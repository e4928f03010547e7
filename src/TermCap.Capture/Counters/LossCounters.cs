using TermCap.Capture.Native;
using TermCap.Engine.Frames;

namespace TermCap.Capture.Counters;

/// <summary>What the capture lost: the ring's drops in 64 bits, and the devices' own. Read by the thread that dispatches; the totals by any.</summary>
internal sealed unsafe class LossCounters : IDisposable
{
    private readonly nint _pcap;
    private readonly InterfaceCounters _interfaces = new();
    private readonly HashSet<uint>? _watched;
    private Dictionary<uint, ulong> _byDevice = [];
    private WrappingCounter _ring;
    private ulong _ringTotal;
    private ulong _interfaceTotal;

    /// <summary>Counts for a handle.</summary>
    /// <param name="pcap">The handle.</param>
    /// <param name="watched">The devices whose drops count: the captured one and those below; null for all.</param>
    public LossCounters(nint pcap, HashSet<uint>? watched)
    {
        _pcap = pcap;
        _watched = watched;
    }

    /// <summary>Since the start.</summary>
    public CaptureDrops Totals => new(Volatile.Read(ref _ringTotal), Volatile.Read(ref _interfaceTotal));

    /// <summary>What devices dropped between the last two readings, those that dropped any. Bound: the host's devices.</summary>
    public IReadOnlyList<DeviceDrops> News { get; private set; } = [];

    /// <summary>Reads the counters; returns what is new.</summary>
    /// <param name="refusedTotal">Frames that were lost between ring and batch, counted with the ring's.</param>
    public CaptureDrops Read(ulong refusedTotal)
    {
        PcapCounters counters;
        ulong ring = refusedTotal + (LibPcap.pcap_stats(_pcap, &counters) == 0 ? _ring.Advance(counters.Dropped) : _ring.Total);
        ulong interfaces = 0;
        List<DeviceDrops> byDevice = [];
        Dictionary<uint, ulong> now = [];
        foreach ((uint index, InterfaceStatistics statistics) in _interfaces.Read())
        {
            if (_watched is null || _watched.Contains(index))
            {
                interfaces += statistics.ReceiveMissed;
                now[index] = statistics.ReceiveMissed;
                if (statistics.ReceiveMissed - ulong.Min(statistics.ReceiveMissed, _byDevice.GetValueOrDefault(index)) is > 0 and ulong dropped)
                {
                    byDevice.Add(new DeviceDrops(index, 0, dropped));
                }
            }
        }

        (_byDevice, News) = (now, byDevice);

        // A device that has gone takes its count along: the total does not go back.
        interfaces = ulong.Max(interfaces, _interfaceTotal);
        CaptureDrops news = new(ring - _ringTotal, interfaces - _interfaceTotal);
        Volatile.Write(ref _ringTotal, ring);
        Volatile.Write(ref _interfaceTotal, interfaces);
        return news;
    }

    /// <inheritdoc/>
    public void Dispose() => _interfaces.Dispose();
}

using TermCap.Engine.Pipeline;
using TermCap.Engine.Topology;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>Makes the figures of title, verdict bar and topology line from a snapshot.</summary>
internal sealed class StatusReader(EngineModelOptions options)
{
    /// <summary>Seconds that a live rate is averaged over.</summary>
    private const int RateSeconds = 3;

    /// <summary>Seconds in one cell of the last minute's chart.</summary>
    private const int ChartSeconds = 3;

    private readonly KernelBoard _kernel = new(options);

    /// <summary>The figures.</summary>
    public ScreenStatus Read(CaptureSnapshot snapshot, ICaptureControl control)
    {
        string failure = options.Failure();
        _kernel.Take(snapshot);
        (long Median, long P99)? queue = QueueReader.OfAll(snapshot.Slaves);
        return new ScreenStatus
        {
            State = failure.Length > 0 ? CaptureState.Failed : snapshot.IsComplete ? CaptureState.Done : options.IsLive ? CaptureState.Live : CaptureState.Reading,
            SourceName = options.SourceName,
            Elapsed = Elapsed(snapshot),
            PacketsPerSecond = Rate(snapshot),
            Packets = snapshot.Packets,
            Frames = snapshot.Frames,
            Evicted = snapshot.EvictedPackets,
            RingDrops = (long)snapshot.Drops.Ring,
            InterfaceDrops = (long)snapshot.Drops.Interface,
            CountsDrops = options.IsLive,
            CaptureFilter = options.CaptureFilter,
            Remark = options.Remark,
            Progress = snapshot.IsComplete ? null : options.Progress(),
            IsRecording = control.IsRecording,
            IsCutShort = control.IsCutShort,
            Failure = failure.Length > 0 ? failure : options.RecordingFailure() is { Length: > 0 } recording ? recording : snapshot.Truncations.Count > 0 ? snapshot.Truncations[0] : "",
            CountedSince = snapshot is { CountedSince: { } since, FirstTime: { } first } ? TimeSpan.FromTicks(Math.Max(0, since.NanosecondsSince(first)) / 100) : null,
            EvictedConversations = snapshot.Real.EvictedConversations,
            ForgottenSegments = snapshot.Real.ForgottenSegments,
            Verdicts = VerdictCounts.Of(snapshot),
            Resent = snapshot.Real.ResentOut + snapshot.Real.ResentIn + snapshot.Real.ResentUnknown,
            ResentByUs = snapshot.Real.ResentOut,
            KernelResent = _kernel.KernelResent,
            Kernel = _kernel.Lines,
            KernelDifference = _kernel.Difference,
            Headlines = snapshot.Frames == 0 ? [] : [Headline.Of(snapshot), Headline.Of(snapshot, HeadlineForm.NoOtherKinds), Headline.Of(snapshot, HeadlineForm.Brief)],
            Bonds = Bonds(snapshot.Topology),
            HasSeveralDevices = snapshot.Packets == 0 || snapshot.Interfaces.Count(row => row.FramesIn + row.FramesOut > 0) > 1,
            CopyFactor = snapshot.Packets == 0 ? 1 : (double)snapshot.Frames / snapshot.Packets,
            QueueMedianNanoseconds = queue?.Median,
            QueueP99Nanoseconds = queue?.P99,
            LastMinute = [.. snapshot.LastMinute.Chunk(ChartSeconds).Select(seconds => seconds.Sum(second => second.Problems))],
        };
    }

    /// <summary>Words for a bond's mode; empty when not known.</summary>
    public static string Mode(NetworkInterface device) =>
        device.Kind == InterfaceKind.Bond && device.BondMode != BondMode.Unknown ? BondModeNames.NameOf(device.BondMode) ?? "" : device.Kind == InterfaceKind.Team ? "team" : "";

    private static TimeSpan Elapsed(CaptureSnapshot snapshot) =>
        snapshot is { FirstTime: { } first, LastTime: { } last } ? TimeSpan.FromTicks(Math.Max(0, last.NanosecondsSince(first)) / 100) : TimeSpan.Zero;

    private double Rate(CaptureSnapshot snapshot)
    {
        if (options.IsLive)
        {
            // The last second is not over yet.
            SecondCounts[] seconds = [.. snapshot.LastMinute.SkipLast(1).TakeLast(RateSeconds)];
            return seconds.Length > 0 ? seconds.Average(second => second.Packets) : snapshot.Packets;
        }

        double elapsed = Elapsed(snapshot).TotalSeconds;
        return elapsed > 0 ? snapshot.Packets / elapsed : snapshot.Packets;
    }

    private static List<BondLine> Bonds(HostTopology topology)
    {
        List<BondLine> bonds = [];
        foreach (NetworkInterface device in topology.Interfaces)
        {
            if (device.Kind is InterfaceKind.Bond or InterfaceKind.Team)
            {
                bonds.Add(new BondLine(device.Name, Mode(device), [.. device.Lowers.Select(lower => Slave(topology, device, lower))]));
            }
        }

        return bonds;
    }

    private static SlaveLine Slave(HostTopology topology, NetworkInterface master, uint index)
    {
        NetworkInterface? device = topology.Find(index);
        return new SlaveLine(device?.Name ?? $"if{index}", master.ActiveSlave == index, !string.Equals(device?.State, "down", StringComparison.OrdinalIgnoreCase));
    }
}

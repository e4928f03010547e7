using SharpPcap.LibPcap;
using TermCap.Capture.Counters;
using TermCap.Capture.Native;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture;

/// <summary>Frames of one device, or of all, as they pass. Opened by <see cref="LiveCapture.Open"/>; one thread fills, any thread may ask it to stop.</summary>
/// <remarks>
/// Nothing is allocated per frame. Bound: the kernel's ring (<see cref="LiveOptions.RingBytes"/>); when it is full the kernel drops and counts, and <see cref="Drops"/> and a
/// <see cref="DropEvent"/> tell. While nobody calls <see cref="Fill"/> the ring absorbs. Topology changes stand in the stream before the first frame that is younger than the
/// moment when they were noticed.
/// </remarks>
public sealed class LiveSource : IFrameSource
{
    /// <summary>Longest wait of one <see cref="Fill"/> (milliseconds), as <see cref="IFrameSource"/> asks.</summary>
    private const int WaitMilliseconds = 50;

    /// <summary>
    /// A tick is this much behind the clock: what is older has surely left the ring (one read time-out) and the scheduler's queue (half of one more).
    /// A tick of this moment could overtake frames that still stand in a block of the ring, and close their pairs too early.
    /// </summary>
    private const long TickLagNanoseconds = (LiveCapture.ReadTimeoutMilliseconds * 3 / 2) * 1_000_000L;

    private const int CountersIntervalMilliseconds = 1000;

    private readonly LibPcapLiveDevice _device;
    private readonly nint _pcap;
    private readonly CaptureSource _source;
    private readonly TopologyWatch _topology;
    private readonly FrameIntake _intake;
    private readonly LossCounters _losses;
    private readonly DrainClock _drain = new();
    private long _tickNanoseconds;
    private long _countersReadAt;
    private string? _failure;
    private bool _isAnnounced;
    private bool _hasEnded;
    private bool _isDisposed;

    internal LiveSource(LibPcapLiveDevice device, LiveOptions options, Timestamp opened)
    {
        _device = device;
        bool isHeld = false;
        device.Handle.DangerousAddRef(ref isHeld);
        _pcap = device.Handle.DangerousGetHandle();
        LiveSetup setup;
        try
        {
            setup = LiveSetup.Apply(_pcap, options);
        }
        catch
        {
            device.Handle.DangerousRelease();
            throw;
        }

        FilterText = setup.FilterText;
        Notes = setup.Notes;
        _topology = new TopologyWatch(opened);
        NetworkInterface? named = _topology.First.Interfaces.FirstOrDefault(one => one.Name == options.Device);
        _source = new CaptureSource(options.SourceIndex, options.Input, options.Device, setup.LinkType, options.SnapLengthBytes)
        {
            InterfaceName = options.Device == LiveOptions.AnyDevice ? null : options.Device,
            InterfaceIndex = named?.Index,
        };
        _intake = new FrameIntake(_pcap, _source, _topology.Pending);
        _losses = new LossCounters(_pcap, named is null ? null : Below(_topology.First, named));
    }

    /// <summary>The filter in force, with what is left out.</summary>
    public string FilterText { get; }

    /// <summary>Sentences that the user should see: what is left out, what this libpcap cannot tell, what the filter does not mean.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The link type in use.</summary>
    public LinkType LinkType => _source.LinkType;

    /// <summary>Frames handed on so far; any thread may read it.</summary>
    public long FramesTotal => _intake.FramesTotal;

    /// <inheritdoc/>
    public CaptureDrops Drops => _losses.Totals;

    /// <summary>The counters in one line, as tcpdump prints them at SIGUSR1; any thread may ask.</summary>
    public string CountersText => $"{FramesTotal} frames captured on {_source.InputName}, {Drops.Ring} dropped by the kernel, {Drops.Interface} dropped by interfaces";

    /// <inheritdoc/>
    public void RequestStop() => _drain.Start(LiveClock.Now);

    /// <inheritdoc/>
    public FillStatus Fill(FrameBatch batch)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_hasEnded)
        {
            return FillStatus.End;
        }

        if (!_isAnnounced)
        {
            _isAnnounced = true;
            batch.Add(new SourceEvent(_source));
            _topology.Pending.MoveTo(batch, long.MaxValue);
        }

        _topology.Notice();
        NoticeLosses(batch, isDue: false);
        Take(batch);
        (Timestamp Clock, long Ticks) looked = default;
        if (batch.IsEmpty)
        {
            Wait();
            _topology.Notice();

            // Asked before looking: however long this thread stands still between the two, what was there by then is seen.
            looked = (LiveClock.Now, Environment.TickCount64);
            Take(batch);
        }

        return batch.IsEmpty ? Quiet(batch, looked)
            : _drain.IsOver(_intake.NewestNanoseconds) ? End(batch)
            : FillStatus.More;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _topology.Dispose();
        _losses.Dispose();
        _device.Handle.DangerousRelease();
        _device.Dispose();
        _intake.Dispose();
    }

    // The device and everything below it.
    private static HashSet<uint> Below(HostTopology host, NetworkInterface top)
    {
        HashSet<uint> below = [top.Index];
        Queue<NetworkInterface> open = new([top]);
        while (open.TryDequeue(out NetworkInterface? device))
        {
            foreach (uint lower in device.Lowers)
            {
                if (below.Add(lower) && host.Find(lower) is { } found)
                {
                    open.Enqueue(found);
                }
            }
        }

        return below;
    }

    // A failure is told once everything before it is delivered.
    private void Take(FrameBatch batch)
    {
        if (_failure is null && _intake.Dispatch(batch) is { } words)
        {
            _failure = $"capturing on {_source.InputName} ended: {words}; what was captured until then is kept";
        }

        if (_failure is not null && batch.IsEmpty)
        {
            throw new IOException(_failure);
        }
    }

    private FillStatus Quiet(FrameBatch batch, (Timestamp Clock, long Ticks) looked)
    {
        if (_drain.IsOverAfterQuiet(looked.Ticks))
        {
            return End(batch);
        }

        long moment = looked.Clock.Nanoseconds - TickLagNanoseconds;
        _topology.Pending.MoveTo(batch, moment);
        if (moment > long.Max(_tickNanoseconds, _intake.NewestNanoseconds))
        {
            _tickNanoseconds = moment;
            batch.Add(new TickEvent(new Timestamp(moment)));
        }

        return FillStatus.Waiting;
    }

    private FillStatus End(FrameBatch batch)
    {
        _hasEnded = true;
        _topology.Pending.MoveTo(batch, long.MaxValue);
        NoticeLosses(batch, isDue: true);
        return FillStatus.End;
    }

    private unsafe void Wait()
    {
        const int Count = 3;
        PollDescriptor* waits = stackalloc PollDescriptor[Count];
        waits[0] = new PollDescriptor { Descriptor = LibPcap.pcap_get_selectable_fd(_pcap), Events = LibC.PollIn };
        waits[1] = new PollDescriptor { Descriptor = _topology.Descriptor, Events = LibC.PollIn };
        waits[2] = new PollDescriptor { Descriptor = _topology.TeamDescriptor, Events = LibC.PollIn };
        _ = LibC.poll(waits, Count, WaitMilliseconds);
    }

    private void NoticeLosses(FrameBatch batch, bool isDue)
    {
        long now = Environment.TickCount64;
        if (!isDue && now - _countersReadAt < CountersIntervalMilliseconds)
        {
            return;
        }

        _countersReadAt = now;
        CaptureDrops news = _losses.Read(_intake.RefusedTotal);
        if (news != default)
        {
            batch.Add(new DropEvent(LiveClock.Now, news.Ring, news.Interface) { Devices = _losses.News });
        }
    }
}

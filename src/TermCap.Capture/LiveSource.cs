using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpPcap.LibPcap;
using TermCap.Capture.Counters;
using TermCap.Capture.Hosts;
using TermCap.Capture.Native;
using TermCap.Engine.Frames;
using TermCap.Engine.Topology;

namespace TermCap.Capture;

/// <summary>Frames of one device, or of all, as they pass. Opened by <see cref="LiveCapture.Open"/>; one thread fills, any thread may ask it to stop.</summary>
/// <remarks>
/// libpcap hands each frame over in place and it is copied once, into the batch: nothing is allocated per frame. Bound: the kernel's ring (<see cref="LiveOptions.RingBytes"/>);
/// when it is full the kernel drops and counts, and <see cref="Drops"/> and a <see cref="DropEvent"/> tell. While nobody calls <see cref="Fill"/> the ring absorbs.
/// Topology changes stand in the stream before the first frame that is younger than the moment when they were noticed.
/// </remarks>
public sealed unsafe class LiveSource : IFrameSource
{
    /// <summary>Longest wait of one <see cref="Fill"/> (milliseconds), as <see cref="IFrameSource"/> asks.</summary>
    private const int WaitMilliseconds = 50;

    /// <summary>
    /// A tick is this much behind the clock: what is older has surely left the ring (one read time-out) and the scheduler's queue (half of one more).
    /// A tick of this moment could overtake frames that still stand in a block of the ring, and close their pairs too early.
    /// </summary>
    private const long TickLagNanoseconds = (LiveCapture.ReadTimeoutMilliseconds * 3 / 2) * 1_000_000L;

    private const int TopologyIntervalMilliseconds = 10;
    private const int CountersIntervalMilliseconds = 1000;

    private readonly LibPcapLiveDevice _device;
    private readonly nint _pcap;
    private readonly CaptureSource _source;
    private readonly LinkMonitor? _links;
    private readonly LossCounters _losses;
    private readonly PendingTopologies _topologies = new();
    private readonly DrainClock _drain = new();
    private GCHandle _self;
    private FrameBatch? _batch;
    private long _framesTotal;
    private long _newestNanoseconds;
    private long _topologyReadAt;
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
        try
        {
            LiveSetup setup = LiveSetup.Apply(_pcap, options);
            FilterText = setup.FilterText;
            Notes = setup.Notes;
            _source = new CaptureSource(options.SourceIndex, options.Input, options.Device, setup.LinkType, options.SnapLengthBytes);
            _links = LinkMonitor.TryOpen();
            HostTopology host = HostInterfaces.Read();
            _losses = new LossCounters(_pcap, Below(host, options.Device));
            _topologies.Notice(opened, host);
            _source = Describe(_source, host);
        }
        catch
        {
            device.Handle.DangerousRelease();
            _links?.Dispose();
            throw;
        }

        _self = GCHandle.Alloc(this);
    }

    /// <summary>The filter in force, with what is left out.</summary>
    public string FilterText { get; }

    /// <summary>Sentences that the user should see: what is left out, what this libpcap cannot tell, what the filter does not mean.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The link type in use.</summary>
    public LinkType LinkType => _source.LinkType;

    /// <summary>Frames handed on so far; any thread may read it.</summary>
    public long FramesTotal => Volatile.Read(ref _framesTotal);

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

        if (_failure is not null)
        {
            throw new IOException(_failure);
        }

        Announce(batch);
        NoticeTopology();
        NoticeLosses(batch, isDue: false);
        Dispatch(batch);
        if (!batch.IsEmpty || _failure is not null)
        {
            return Answer(batch);
        }

        bool isReady = Wait();
        NoticeTopology();
        if (isReady)
        {
            Dispatch(batch);
        }

        if (batch.IsEmpty)
        {
            return Quiet(batch);
        }

        return Answer(batch);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _links?.Dispose();
        _losses.Dispose();
        _device.Handle.DangerousRelease();
        _device.Dispose();
        _self.Free();
    }

    private static CaptureSource Describe(CaptureSource source, HostTopology host) => source.InputName == LiveOptions.AnyDevice
        ? source
        : source with
        {
            InterfaceName = source.InputName,
            InterfaceIndex = host.Interfaces.FirstOrDefault(device => device.Name == source.InputName)?.Index,
        };

    // The device and everything below it; null for all.
    private static HashSet<uint>? Below(HostTopology host, string deviceName)
    {
        if (host.Interfaces.FirstOrDefault(device => device.Name == deviceName) is not { } top)
        {
            return null;
        }

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

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnFrame(nint context, PcapFrameHeader* header, byte* bytes) =>
        Unsafe.As<LiveSource>(GCHandle.FromIntPtr(context).Target!).Take(header, bytes);

    // Called by libpcap: an exception here would end the process, so nothing that can throw stands on the path of a frame.
    private void Take(PcapFrameHeader* header, byte* bytes)
    {
        FrameBatch batch = _batch!;
        long time = (header->Seconds * Timestamp.NanosecondsPerSecond) + header->Fraction;
        if (time >= _topologies.DueNanoseconds)
        {
            _topologies.MoveTo(batch, time);
        }

        int length = (int)uint.Min(header->CapturedLengthBytes, FrameBatch.MaximumFrameBytes);
        new ReadOnlySpan<byte>(bytes, length).CopyTo(batch.Reserve(length));
        FrameRecord frame = new()
        {
            TimeNanoseconds = time,
            Number = ++_framesTotal,
            FileOffset = -1,
            OriginalLengthBytes = (int)header->OriginalLengthBytes,
            SourceIndex = _source.Index,
            LinkType = _source.LinkType,
            Input = _source.Input,
        };
        batch.Commit(in frame, length);
        _newestNanoseconds = long.Max(_newestNanoseconds, time);
        if (batch.IsFull)
        {
            // libpcap keeps its place in the block: the next dispatch goes on with the next frame.
            LibPcap.pcap_breakloop(_pcap);
        }
    }

    private void Dispatch(FrameBatch batch)
    {
        _batch = batch;
        while (!batch.IsFull)
        {
            int taken = LibPcap.pcap_dispatch(_pcap, -1, &OnFrame, GCHandle.ToIntPtr(_self));
            if (taken < 0 && taken != LibPcap.BrokenOff)
            {
                _failure = $"capturing on {_source.InputName} ended: {LibPcap.ErrorOf(_pcap)}; what was captured until then is kept";
            }

            if (taken <= 0)
            {
                break;
            }
        }

        _batch = null;
    }

    private FillStatus Answer(FrameBatch batch)
    {
        if (_failure is not null && batch.IsEmpty)
        {
            throw new IOException(_failure);
        }

        if (_drain.IsOver(_newestNanoseconds))
        {
            return End(batch);
        }

        return FillStatus.More;
    }

    private FillStatus Quiet(FrameBatch batch)
    {
        if (_failure is not null)
        {
            throw new IOException(_failure);
        }

        if (_drain.IsOverAfterQuiet())
        {
            return End(batch);
        }

        long moment = LiveClock.Now.Nanoseconds - TickLagNanoseconds;
        _topologies.MoveTo(batch, moment);
        if (moment > _newestNanoseconds)
        {
            _newestNanoseconds = moment;
            batch.Add(new TickEvent(new Timestamp(moment)));
        }

        return FillStatus.Waiting;
    }

    private FillStatus End(FrameBatch batch)
    {
        _hasEnded = true;
        _topologies.MoveTo(batch, long.MaxValue);
        NoticeLosses(batch, isDue: true);
        return FillStatus.End;
    }

    private void Announce(FrameBatch batch)
    {
        if (!_isAnnounced)
        {
            _isAnnounced = true;
            batch.Add(new SourceEvent(_source));
            _topologies.MoveTo(batch, long.MaxValue);
        }
    }

    private bool Wait()
    {
        PollDescriptor* waits = stackalloc PollDescriptor[2];
        waits[0] = new PollDescriptor { Descriptor = LibPcap.pcap_get_selectable_fd(_pcap), Events = LibC.PollIn };
        waits[1] = new PollDescriptor { Descriptor = _links?.Descriptor ?? -1, Events = LibC.PollIn };
        int ready = LibC.poll(waits, 2, WaitMilliseconds);
        if (ready > 0 && waits[1].Returned != 0)
        {
            _topologyReadAt = 0;
        }

        return ready > 0 && waits[0].Returned != 0;
    }

    private void NoticeTopology()
    {
        long now = Environment.TickCount64;
        if (_links is null || now - _topologyReadAt < TopologyIntervalMilliseconds)
        {
            return;
        }

        _topologyReadAt = now;
        if (_links.HasNews())
        {
            Timestamp noticed = LiveClock.Now;
            _topologies.Notice(noticed, HostInterfaces.Read());
        }
    }

    private void NoticeLosses(FrameBatch batch, bool isDue)
    {
        long now = Environment.TickCount64;
        if (!isDue && now - _countersReadAt < CountersIntervalMilliseconds)
        {
            return;
        }

        _countersReadAt = now;
        CaptureDrops news = _losses.Read();
        if (news != default)
        {
            batch.Add(new DropEvent(LiveClock.Now, news.Ring, news.Interface));
        }
    }
}

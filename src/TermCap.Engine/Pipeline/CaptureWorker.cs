using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Store;
using TermCap.Engine.Tcp;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pipeline;

/// <summary>The one worker: takes batches, locates headers, pairs, analyses twice, and keeps rows; then packets go to the consumers as they become final.</summary>
/// <remarks>
/// Owns pairing, both analyses, the store and every table; called by one thread. Others read the store and <see cref="Snapshots"/>.
/// Nothing is allocated per frame once warm; events, snapshots and notices allocate and are rare.
/// </remarks>
public sealed class CaptureWorker
{
    /// <summary>Notices that a snapshot carries; older ones are only counted in the packets' own counters.</summary>
    public const int MaximumNotices = 1000;

    /// <summary>Conversations that a snapshot carries.</summary>
    public const int MaximumConversationsShown = 1000;

    // Interfaces that put fragments together apart, 4 MiB each at most: made-up indexes must not fill the memory.
    private const int IntakesMax = 16;

    private readonly CaptureStore _store;
    private readonly Pairer _pairer;
    private readonly TcpAnalyser _apparent;
    private readonly SegmentIntake _apparentIntake = new();
    private readonly Dictionary<uint, SegmentIntake> _intakes = [];
    private readonly SegmentIntake _lastIntake = new();
    private readonly InterfaceTable _interfaces = new();
    private readonly PairingInbox _inbox = new();
    private readonly PacketLedger _ledger;
    private readonly FrameBlock _block = new();
    private readonly RunCounters _counters = new();
    private Timestamp? _countedSince;
    private readonly TopologyClock _topology;
    private readonly IPacketConsumer[] _consumers;
    private long _version;

    /// <summary>Makes a worker with nothing seen yet.</summary>
    public CaptureWorker(WorkerOptions options, CaptureStore store, params IPacketConsumer[] consumers)
    {
        _store = store;
        _consumers = consumers;
        _pairer = new Pairer(options.Pairing, _inbox);
        _apparent = new TcpAnalyser(options.Tcp with { KeepsConversations = options.KeepsApparentConversations });
        _ledger = new PacketLedger(store, new TcpAnalyser(options.Tcp), _counters, options.WitnessQueueEntries, consumers);
        _topology = new TopologyClock(options.Topology, _pairer, _interfaces, _counters);
    }

    /// <summary>The store that rows go to.</summary>
    public CaptureStore Store => _store;

    /// <summary>Where snapshots are read, from any thread.</summary>
    public SnapshotSlot Snapshots { get; } = new();

    /// <summary>The interfaces; for the consumers, on the worker's thread.</summary>
    public InterfaceTable Interfaces => _interfaces;

    /// <summary>The analysis of packets; for the consumers, on the worker's thread.</summary>
    public TcpAnalyser Real => _ledger.Real;

    /// <summary>Notices so far, forgotten ones included; for the consumers, on the worker's thread.</summary>
    public long NoticesTotal => _counters.NoticesTotal;

    /// <summary>The newest <see cref="MaximumNotices"/> notices; for the consumers, on the worker's thread.</summary>
    public IReadOnlyList<CaptureNotice> Notices => _counters.NoticesSnapshot();

    /// <summary>Bytes that pairing, both analyses and the queue of witnesses take now; the store gives way to them.</summary>
    private long TablesBytes => _pairer.MemoryInUseBytes + _apparent.MemoryInUseBytes + Real.MemoryInUseBytes + _ledger.MemoryInUseBytes;

    /// <summary>Works through a batch; the caller returns it to its pool afterwards.</summary>
    public void Process(FrameBatch batch, CaptureDrops drops)
    {
        ReadOnlySpan<FrameRecord> frames = batch.Frames;
        int nextEvent = 0;
        int eventsAt = NextEventAt(batch, nextEvent);
        for (int first = 0; first < frames.Length; first += FrameBlock.Capacity)
        {
            _block.Fill(batch, first, _pairer, _apparent);
            _pairer.ReadAhead(_block.Keys);
            _apparent.ReadAhead(_block.Flows);
            Real.ReadAhead(_block.Flows);
            for (int i = 0; i < _block.Count; i++)
            {
                if (first + i >= eventsAt)
                {
                    nextEvent = TakeEvents(batch, nextEvent, first + i);
                    eventsAt = NextEventAt(batch, nextEvent);
                }

                OnFrame(frames[first + i], batch.BytesOf(frames[first + i]), i);
            }
        }

        TakeEvents(batch, nextEvent, frames.Length);
        _counters.Drops = drops;
        _store.ReservedBytes = TablesBytes;
        _store.Publish();
        foreach (IPacketConsumer consumer in _consumers)
        {
            consumer.OnBatchEnd();
        }

        if (Snapshots.IsWanted)
        {
            PublishSnapshot(isComplete: false);
        }
    }

    /// <summary>Closes what is open at the end of the input and publishes the last snapshot.</summary>
    public void Finish()
    {
        _pairer.Flush();
        _ledger.Take(_inbox);
        _ledger.Finish();
        _store.Publish();
        foreach (IPacketConsumer consumer in _consumers)
        {
            consumer.OnBatchEnd();
        }

        PublishSnapshot(isComplete: true);
    }

    /// <summary>Sets the counters of verdicts back to zero (key <c>R</c>); packets keep theirs.</summary>
    public void ResetCounters()
    {
        _countedSince = _counters.Newest;
        _apparent.ResetTotals();
        _ledger.Real.ResetTotals();
    }

    /// <summary>One for each interface that has seen a fragment, up to <see cref="IntakesMax"/>; further interfaces share the last one.</summary>
    private SegmentIntake IntakeOf(uint key)
    {
        if (!_intakes.TryGetValue(key, out SegmentIntake? intake))
        {
            intake = _intakes.Count < IntakesMax ? new SegmentIntake() : _lastIntake;
            if (_intakes.Count < IntakesMax)
            {
                _intakes[key] = intake;
            }
        }

        return intake;
    }

    private void OnFrame(in FrameRecord record, ReadOnlySpan<byte> captured, int place)
    {
        ref readonly LocatedFrame located = ref _block.LocatedOf(place);
        _topology.Advance(record.TimeNanoseconds, _store.WrittenPackets);
        uint key = _interfaces.KeyOf(record, located);
        ref FrameRow row = ref _store.AppendFrame(record, captured);
        long frame = _store.WrittenFrames;
        bool hasTcp = _block.HasTcp(place);
        ref TcpSegment segment = ref _block.SegmentOf(place);
        if (!located.HasHalfTag && (hasTcp || _apparentIntake.TryTake(captured, located, out segment)))
        {
            _apparent.Analyse(segment, frame, record.TimeNanoseconds, out TcpVerdict naive);
            row.Apparent = naive.Flags;
        }

        if (located.IsFragment)
        {
            // Each interface puts its own fragments together: a packet's segment is then at hand whichever copy becomes its witness.
            hasTcp = IntakeOf(key).TryTake(captured, located, out segment);
        }

        PairingFrame.Of(in located, captured, out PairingFrame paired);
        paired.Frame = frame;
        paired.TimeNanoseconds = record.TimeNanoseconds;
        paired.Interface = key;
        paired.OriginalLengthBytes = record.OriginalLengthBytes;
        paired.LinkType = record.LinkType;
        paired.Input = record.Input;
        paired.Key = _block.KeyOf(place);
        FramePlacement placement = _pairer.Add(paired);
        row.Packet = placement.Packet;
        row.Interface = key;
        row.Role = placement.Role;
        row.Direction = placement.Direction;
        row.Differs = placement.Differs;
        row.Marks |= (placement.IsSlice ? FrameMarks.Slice : FrameMarks.None) | (located.Status == HeaderStatus.Malformed ? FrameMarks.Malformed : FrameMarks.None);
        _interfaces.Count(key, placement.Direction, record.OriginalLengthBytes);
        _counters.CountFrame(record, located);
        _ledger.Place(frame, ref row, placement, captured, located, hasTcp, segment);
        _ledger.Take(_inbox);
        foreach (IPacketConsumer consumer in _consumers)
        {
            consumer.OnFrame(frame);
        }
    }

    private static int NextEventAt(FrameBatch batch, int next) => next < batch.Events.Count ? batch.Events[next].BeforeFrame : int.MaxValue;

    private int TakeEvents(FrameBatch batch, int next, int beforeFrame)
    {
        IReadOnlyList<CaptureEvent> events = batch.Events;
        while (next < events.Count && events[next].BeforeFrame <= beforeFrame)
        {
            OnEvent(events[next++]);
        }

        return next;
    }

    private void OnEvent(CaptureEvent captureEvent)
    {
        switch (captureEvent)
        {
            case TickEvent tick:
                _topology.Advance(tick.Time.Nanoseconds, _store.WrittenPackets);
                _pairer.Advance(tick.Time);
                _counters.Advance(tick.Time);
                _ledger.Take(_inbox);
                break;
            case SourceEvent source:
                _interfaces.Add(source.Source);
                if (_interfaces.AreMerged)
                {
                    _pairer.NoteMergedInputs();
                }

                break;
            case InputEndEvent ended:
                _interfaces.End(ended.Input);
                break;
            case TopologyEvent { Payload: TopologyTimeline timeline }:
                _topology.Replace(timeline, _store.WrittenPackets);
                break;
            case TopologyEvent { Payload: LearntTopology learnt } learning:
                OnLearnt(learnt, learning.Time);
                break;
            case TopologyEvent { Payload: HostTopology topology } change:
                _topology.Apply(topology, change.Time, _store.WrittenPackets);
                break;
            case DropEvent drop:
                _pairer.NoteDrops();
                foreach (DeviceDrops device in drop.Devices)
                {
                    _interfaces.Count(device);
                }

                _counters.Notice(new CaptureNotice(drop.Time, NoticeKind.Drops, DropText(drop), _store.WrittenPackets));
                break;
            case TruncatedEvent truncated:
                _counters.Truncations.Add(truncated.Sentence);
                _counters.Notice(new CaptureNotice(_counters.Newest, NoticeKind.Truncated, truncated.Sentence, _store.WrittenPackets));
                break;
        }
    }

    private void OnLearnt(LearntTopology learnt, Timestamp time)
    {
        _pairer.SetLearnt(learnt);
        _topology.Replace(new TopologyTimeline(learnt.Topology), _store.WrittenPackets);
        foreach (string sentence in learnt.Sentences)
        {
            _counters.Notice(new CaptureNotice(time, NoticeKind.Remark, sentence, _store.WrittenPackets));
        }
    }

    private static string DropText(DropEvent drop) =>
        drop.RingDrops > 0
            ? $"{drop.RingDrops} frames dropped by the kernel's ring: a larger -B or a smaller -s helps"
            : $"{drop.InterfaceDrops} frames dropped by the device";

    private void PublishSnapshot(bool isComplete) => Snapshots.Publish(new CaptureSnapshot
    {
        Version = ++_version,
        IsComplete = isComplete,
        Frames = _store.WrittenFrames,
        Packets = _store.WrittenPackets,
        Bytes = _counters.Bytes,
        Malformed = _counters.Malformed,
        EvictedPackets = _store.EvictedPackets,
        MemoryInUseBytes = _store.MemoryInUseBytes + TablesBytes,
        WitnessesGivenUp = _ledger.WitnessesGivenUp,
        CountedSince = _countedSince,
        FirstTime = _store.WrittenFrames == 0 ? null : _counters.First,
        LastTime = _store.WrittenFrames == 0 ? null : _counters.Newest,
        Drops = _counters.Drops,
        Pairing = _pairer.Counters with { },
        Real = _ledger.Real.Totals.Snapshot(),
        Apparent = _apparent.Totals.Snapshot(),
        Topology = _interfaces.Topology,
        Sources = [.. _interfaces.Sources],
        Interfaces = _interfaces.Snapshot(),
        Notices = _counters.NoticesSnapshot(),
        LastMinute = _counters.LastMinute(),
        Conversations = _ledger.Real.MostTroubled(isComplete ? int.MaxValue : MaximumConversationsShown),
        ApparentConversations = isComplete ? _apparent.MostTroubled(int.MaxValue) : [],
        Slaves = [.. _pairer.Slaves.Select(slave => slave.Clone())],
        Truncations = [.. _counters.Truncations],
    });
}

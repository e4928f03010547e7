using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pipeline;

/// <summary>Holds back the first frames of a source whose devices are not known, learns from them who is above whom, says so in an event, and then lets everything through.</summary>
/// <remarks>
/// Bound: <see cref="TopologyLearner.FrameCapacity"/> frames, <see cref="HeldBytesMax"/> bytes, and for pipes and devices one second of their own time or of waiting (design.md 6.5).
/// A source that brings a topology with links (our own files) ends the learning at once.
/// </remarks>
public sealed class LearningSource : IFrameSource
{
    /// <summary>Bytes that are held back at most.</summary>
    public const long HeldBytesMax = 32L << 20;

    // A quiet source answers every 50 ms (IFrameSource.Fill): together one second.
    private const int WaitsMax = 20;

    private readonly IFrameSource _inner;
    private readonly HostTopology _known;
    private readonly bool _isLive;
    private readonly TopologyLearner _learner;
    private readonly InterfaceTable _interfaces = new();
    private readonly Queue<FrameBatch> _held = [];
    private long _heldBytes;
    private long _firstNanoseconds = long.MinValue;
    private long _frames;
    private int _waits;
    private bool _isLearning;
    private bool _isAnnounced;
    private bool _hasEnded;
    private bool _knowsLinks;
    private int _nextFrame;
    private int _nextEvent;

    /// <summary>Wraps a source.</summary>
    /// <param name="inner">The source; disposed with this one.</param>
    /// <param name="known">What is known already: names, at most. With links in it nothing is held back.</param>
    /// <param name="isLive">Whether the source may be waited for: a pipe or a device.</param>
    /// <param name="hashSeed">Seeds the learner's hash.</param>
    public LearningSource(IFrameSource inner, HostTopology known, bool isLive, long hashSeed = 0)
    {
        (_inner, _known, _isLive) = (inner, known, isLive);
        _learner = new TopologyLearner(hashSeed);
        _interfaces.Topology = known;
        _isLearning = !HasLinks(known);
        _isAnnounced = !_isLearning;
    }

    /// <inheritdoc/>
    public CaptureDrops Drops => _inner.Drops;

    /// <inheritdoc/>
    public FillStatus Fill(FrameBatch batch)
    {
        while (_isLearning)
        {
            FrameBatch held = new();
            FillStatus status = _inner.Fill(held);
            Take(held);
            _hasEnded = status == FillStatus.End;
            _waits += status == FillStatus.Waiting ? 1 : 0;
            _isLearning = !(_hasEnded || _knowsLinks || _learner.IsFull || _heldBytes >= HeldBytesMax || (_isLive && (_waits >= WaitsMax || HasLastedASecond(held))));
            if (_isLearning && status == FillStatus.Waiting)
            {
                return FillStatus.Waiting;
            }
        }

        if (_held.Count == 0)
        {
            return _hasEnded ? FillStatus.End : _inner.Fill(batch);
        }

        Replay(batch);
        return _held.Count == 0 && _hasEnded ? FillStatus.End : FillStatus.More;
    }

    /// <inheritdoc/>
    public void RequestStop() => _inner.RequestStop();

    /// <inheritdoc/>
    public void Dispose() => _inner.Dispose();

    private static bool HasLinks(HostTopology topology) => topology.Interfaces.Any(device => !device.Lowers.IsEmpty);

    private void Take(FrameBatch held)
    {
        foreach (CaptureEvent captureEvent in held.Events)
        {
            switch (captureEvent)
            {
                case SourceEvent source:
                    _interfaces.Add(source.Source);
                    break;
                case TopologyEvent { Payload: HostTopology topology }:
                    _knowsLinks |= HasLinks(topology);
                    break;
                case TopologyEvent { Payload: TopologyTimeline timeline }:
                    _knowsLinks |= HasLinks(timeline.Start);
                    break;
            }
        }

        foreach (ref readonly FrameRecord record in held.Frames)
        {
            _firstNanoseconds = _firstNanoseconds == long.MinValue ? record.TimeNanoseconds : _firstNanoseconds;
            ReadOnlySpan<byte> captured = held.BytesOf(record);
            FrameLocator.Locate(captured, record.OriginalLengthBytes, record.LinkType, record.Direction, out LocatedFrame located);
            _learner.Add(new PairingFrame(in located, captured)
            {
                Frame = ++_frames,
                TimeNanoseconds = record.TimeNanoseconds,
                Interface = _interfaces.KeyOf(record, located),
                OriginalLengthBytes = record.OriginalLengthBytes,
                LinkType = record.LinkType,
                Input = record.Input,
            });
        }

        _heldBytes += held.BytesUsed;
        if (!held.IsEmpty)
        {
            _held.Enqueue(held);
        }
    }

    private bool HasLastedASecond(FrameBatch held) =>
        held.Count > 0 && held.Frames[^1].TimeNanoseconds - _firstNanoseconds >= Timestamp.NanosecondsPerSecond;

    private void Replay(FrameBatch batch)
    {
        while (_held.TryPeek(out FrameBatch? held))
        {
            while (true)
            {
                for (; _nextEvent < held.Events.Count && held.Events[_nextEvent].BeforeFrame <= _nextFrame; _nextEvent++)
                {
                    batch.Add(held.Events[_nextEvent]);
                }

                if (_nextFrame == held.Count)
                {
                    break;
                }

                Announce(batch);
                ref readonly FrameRecord record = ref held.Frames[_nextFrame];
                if (!batch.TryAdd(record, held.BytesOf(record)))
                {
                    return;
                }

                _nextFrame++;
            }

            _held.Dequeue();
            (_nextFrame, _nextEvent) = (0, 0);
        }
    }

    /// <summary>Behind the events before the first frame, so that the sources are known when the devices are.</summary>
    private void Announce(FrameBatch batch)
    {
        if (!_isAnnounced)
        {
            _isAnnounced = true;
            if (!_knowsLinks)
            {
                batch.Add(new TopologyEvent(new Timestamp(_firstNanoseconds), _learner.Learn(_known)));
            }
        }
    }
}

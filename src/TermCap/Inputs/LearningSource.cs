using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Topology;
using TermCap.Engine.Wire;

namespace TermCap.Inputs;

/// <summary>Holds an input's first frames back until the traffic has told which device is above which, where nobody else says; then lets them go, the learnt topology in front.</summary>
/// <remarks>
/// Bound: <see cref="TopologyLearner.FrameCapacity"/> frames or <see cref="HeldBytesMax"/>, and for a pipe one second; what was learnt until then holds for all that follows.
/// An input that carries its own topology is let through at once.
/// </remarks>
/// <param name="inner">The input; closed with this one.</param>
/// <param name="known">What the user said of the devices: names, without links.</param>
/// <param name="mayWait">Whether frames come as they happen, so that holding back is bounded by time.</param>
/// <param name="clock">The clock for that bound.</param>
internal sealed class LearningSource(IFrameSource inner, HostTopology known, bool mayWait, TimeProvider clock) : IFrameSource
{
    /// <summary>Bytes of frames that are held back at most (and one batch more).</summary>
    public const long HeldBytesMax = 16 << 20;

    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private readonly Queue<FrameBatch> _held = [];
    private readonly TopologyLearner _learner = new();
    private readonly InterfaceTable _interfaces = new() { Topology = known };
    private TopologyEvent? _learnt;
    private FrameBatch? _current;
    private long _startedAt;
    private long _heldBytes;
    private int _nextFrame;
    private int _nextEvent;
    private bool _isThrough;
    private bool _hasEnded;
    private bool _isToldByInput;
    private IOException? _failure;

    /// <inheritdoc/>
    public CaptureDrops Drops => inner.Drops;

    /// <inheritdoc/>
    public void RequestStop() => inner.RequestStop();

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    /// <inheritdoc/>
    public FillStatus Fill(FrameBatch batch)
    {
        if (!_isThrough && !Hold())
        {
            return FillStatus.Waiting;
        }

        if (_learnt is not null)
        {
            batch.Add(_learnt);
            _learnt = null;
        }

        if (Replay(batch))
        {
            return FillStatus.More;
        }

        if (_failure is not null)
        {
            return batch.IsEmpty ? throw new IOException(_failure.Message, _failure) : FillStatus.More;
        }

        return _hasEnded ? FillStatus.End : batch.IsEmpty ? inner.Fill(batch) : FillStatus.More;
    }

    // Reads on; true when enough was seen.
    private bool Hold()
    {
        if (_startedAt == 0)
        {
            _startedAt = clock.GetTimestamp();
        }

        while (!_learner.IsFull && _heldBytes < HeldBytesMax && !_hasEnded && !_isToldByInput)
        {
            FrameBatch batch = new();
            FillStatus status = FillInner(batch);
            _hasEnded = status == FillStatus.End;
            if (!batch.IsEmpty)
            {
                _held.Enqueue(batch);
                _heldBytes += batch.BytesUsed;
                Learn(batch);
            }

            if (mayWait && clock.GetElapsedTime(_startedAt) >= LongestHold)
            {
                break;
            }

            if (status == FillStatus.Waiting)
            {
                return false;
            }
        }

        _isThrough = true;
        Conclude();
        return true;
    }

    // An input that fails while frames are held back: they are good and go first, then the failure.
    private FillStatus FillInner(FrameBatch batch)
    {
        try
        {
            return inner.Fill(batch);
        }
        catch (IOException failure) when (_held.Count > 0 || !batch.IsEmpty)
        {
            _failure = failure;
            return FillStatus.End;
        }
    }

    private void Learn(FrameBatch batch)
    {
        int nextEvent = 0;
        for (int at = 0; at < batch.Count; at++)
        {
            nextEvent = LearnEvents(batch, nextEvent, at);
            ref readonly FrameRecord frame = ref batch.Frames[at];
            ReadOnlySpan<byte> captured = batch.BytesOf(frame);
            FrameLocator.Locate(captured, frame.OriginalLengthBytes, frame.LinkType, frame.Direction, out LocatedFrame located);
            _learner.Add(new PairingFrame(in located, captured)
            {
                Frame = _learner.Frames + 1,
                TimeNanoseconds = frame.TimeNanoseconds,
                Interface = _interfaces.KeyOf(frame, located),
                OriginalLengthBytes = frame.OriginalLengthBytes,
                LinkType = frame.LinkType,
                Input = frame.Input,
            });
        }

        LearnEvents(batch, nextEvent, batch.Count);
    }

    private int LearnEvents(FrameBatch batch, int next, int beforeFrame)
    {
        for (; next < batch.Events.Count && batch.Events[next].BeforeFrame <= beforeFrame; next++)
        {
            switch (batch.Events[next])
            {
                case SourceEvent source:
                    _interfaces.Add(source.Source);
                    break;
                case InputEndEvent ended:
                    _interfaces.End(ended.Input);
                    break;
                case TopologyEvent:
                    _isToldByInput = true;
                    break;
            }
        }

        return next;
    }

    private void Conclude()
    {
        if (_isToldByInput || _learner.Frames == 0)
        {
            return;
        }

        LearntTopology learnt = _learner.Learn(WithSources());
        bool hasLinks = learnt.Topology.Interfaces.Any(device => device.Lowers.Length > 0);
        if (hasLinks || learnt.Cooked.JoinsAnything || learnt.Sentences.Count > 0)
        {
            Timestamp first = new(_held.SelectMany(batch => batch.Frames.ToArray().Take(1)).FirstOrDefault().TimeNanoseconds);
            _learnt = new TopologyEvent(first, learnt);
        }
    }

    // A file of one device is a device too, named for the file.
    private HostTopology WithSources()
    {
        IEnumerable<NetworkInterface> unnamed = _interfaces.Devices
            .Where(source => source.InterfaceIndex is null && !source.LinkType.IsCooked())
            .Select(source => (Key: InterfaceTable.FirstSourceKey + (uint)source.Index, Name: source.DeviceName))
            .Where(source => !known.Interfaces.Any(device => device.Name == source.Name))
            .Select(source => new NetworkInterface(source.Key, source.Name, TopologyOverrides.KindOfName(source.Name)));
        return new HostTopology(known.Interfaces.Concat(unnamed), known.Source);
    }

    // Hands on what is held, frames and events in their order; false when nothing is held any more.
    private bool Replay(FrameBatch batch)
    {
        while (true)
        {
            if (_current is null && !_held.TryDequeue(out _current))
            {
                return false;
            }

            while (_nextFrame < _current.Count || _nextEvent < _current.Events.Count)
            {
                if (_nextEvent < _current.Events.Count && _current.Events[_nextEvent].BeforeFrame <= _nextFrame)
                {
                    batch.Add(_current.Events[_nextEvent++]);
                    continue;
                }

                FrameRecord frame = _current.Frames[_nextFrame];
                if (!batch.TryAdd(frame, _current.BytesOf(frame)))
                {
                    return true;
                }

                _nextFrame++;
            }

            _current = null;
            (_nextFrame, _nextEvent) = (0, 0);
        }
    }
}

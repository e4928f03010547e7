using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>One input of a merge with the frames that were read ahead of it.</summary>
/// <remarks>Bound: two small batches of look-ahead, each <see cref="LookAheadFrames"/> frames or <see cref="LookAheadBytes"/> and one frame more.</remarks>
internal sealed class MergeHead(IFileSource source, int priority, int order)
{
    public const int LookAheadFrames = 64;
    public const int LookAheadBytes = 16 * 1024;

    private FrameBatch _ahead = new(order, LookAheadFrames, LookAheadBytes);

    // What stands behind those; empty unless somebody asked whether the input ends there.
    private FrameBatch? _behind;
    private Exception? _failureBehind;
    private int _nextFrame;
    private int _nextEvent;
    private bool _hasEnded;

    public IFileSource Source => source;

    /// <summary>The number of the input, once it has announced a source.</summary>
    public byte? Input { get; private set; }

    /// <summary>Whether a frame was handed on.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether its end was told.</summary>
    public bool IsEndTold { get; set; }

    /// <summary>Whether a frame is at hand.</summary>
    public bool HasFrame => _nextFrame < _ahead.Count;

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver => _hasEnded && !HasFrame && _behind is null && _failureBehind is null;

    /// <summary>Where the frame at hand belongs among those of the others.</summary>
    public MergeKey Key => new(_ahead.Frames[_nextFrame].TimeNanoseconds, priority, order);

    /// <summary>Reads on until a frame is at hand or the input ends; events without a frame behind them go straight on.</summary>
    /// <returns>False when the input has nothing at the moment.</returns>
    public bool ReadOn(FrameBatch batch)
    {
        while (!HasFrame && !IsOver)
        {
            FillStatus status = FillStatus.More;
            _nextFrame = 0;
            _nextEvent = 0;
            if (_behind is not null)
            {
                (_ahead, _behind) = (_behind, null);
            }
            else if (_failureBehind is { } failure)
            {
                _failureBehind = null;
                throw InputFailure.Again(failure);
            }
            else
            {
                _ahead.Clear();
                status = source.Fill(_ahead);
                _hasEnded = status == FillStatus.End;
                Announce(_ahead, batch);
            }

            if (!HasFrame)
            {
                MoveEvents(batch);
            }

            if (status == FillStatus.Waiting && !HasFrame)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the input's last frame is among those looked ahead at and not younger than a moment.</summary>
    public bool EndsBy(long nanoseconds, FrameBatch batch)
    {
        if (!_hasEnded && _behind is null && _failureBehind is null)
        {
            LookBehind(batch);
        }

        return _hasEnded && Newest(_ahead) <= nanoseconds && (_behind is null || Newest(_behind) <= nanoseconds);
    }

    /// <summary>Moves the frame at hand, with the events around it, into the batch, which has room.</summary>
    public void MoveFrame(FrameBatch batch)
    {
        HasBegun = true;
        MoveEvents(batch);
        ref readonly FrameRecord frame = ref _ahead.Frames[_nextFrame];
        batch.TryAdd(frame, _ahead.BytesOf(frame));
        _nextFrame++;
        if (!HasFrame)
        {
            MoveEvents(batch);
        }
    }

    private static long Newest(FrameBatch frames)
    {
        long newest = long.MinValue;
        foreach (ref readonly FrameRecord frame in frames.Frames)
        {
            newest = long.Max(newest, frame.TimeNanoseconds);
        }

        return newest;
    }

    private void LookBehind(FrameBatch batch)
    {
        FrameBatch behind = new(order, LookAheadFrames, LookAheadBytes);
        try
        {
            int before = -1;
            while (!_hasEnded && behind.Count > before)
            {
                before = behind.Count;
                _hasEnded = source.Fill(behind) == FillStatus.End;
            }
        }
        catch (Exception failure) when (InputFailure.IsOne(failure))
        {
            _failureBehind = failure;
        }

        Announce(behind, batch);
        _behind = behind.IsEmpty ? null : behind;
    }

    // Sources are numbered as they are read, over all inputs, and whoever keeps them counts on hearing of them in that order: they do not wait for their frames.
    private void Announce(FrameBatch read, FrameBatch batch)
    {
        foreach (CaptureEvent happened in read.Events)
        {
            if (happened is SourceEvent announced)
            {
                Input = announced.Source.Input;
                batch.Add(happened);
            }
        }
    }

    private void MoveEvents(FrameBatch batch)
    {
        for (; _nextEvent < _ahead.Events.Count && _ahead.Events[_nextEvent].BeforeFrame <= _nextFrame; _nextEvent++)
        {
            if (_ahead.Events[_nextEvent] is not SourceEvent)
            {
                batch.Add(_ahead.Events[_nextEvent]);
            }
        }
    }
}

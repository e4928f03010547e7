using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>One input of a merge with the frames that were read ahead of it.</summary>
/// <remarks>Bound: one small batch of look-ahead, <see cref="LookAheadFrames"/> frames or <see cref="LookAheadBytes"/> and one frame more.</remarks>
internal sealed class MergeHead(IFileSource source, int priority, int order)
{
    public const int LookAheadFrames = 64;
    public const int LookAheadBytes = 16 * 1024;

    private readonly FrameBatch _ahead = new(order, LookAheadFrames, LookAheadBytes);
    private int _nextFrame;
    private int _nextEvent;
    private bool _hasEnded;

    public IFileSource Source => source;

    /// <summary>Whether a frame is at hand.</summary>
    public bool HasFrame => _nextFrame < _ahead.Count;

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver => _hasEnded && !HasFrame;

    /// <summary>Where the frame at hand belongs among those of the others.</summary>
    public MergeKey Key => new(_ahead.Frames[_nextFrame].TimeNanoseconds, priority, order);

    /// <summary>Reads on until a frame is at hand or the input ends; events without a frame behind them go straight on.</summary>
    /// <returns>False when the input has nothing at the moment.</returns>
    public bool ReadOn(FrameBatch batch)
    {
        while (!HasFrame && !_hasEnded)
        {
            _ahead.Clear();
            _nextFrame = 0;
            _nextEvent = 0;
            FillStatus status = source.Fill(_ahead);
            _hasEnded = status == FillStatus.End;
            Announce(batch);
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

    /// <summary>Moves the frame at hand, with the events around it, into the batch, which has room.</summary>
    public void MoveFrame(FrameBatch batch)
    {
        MoveEvents(batch);
        ref readonly FrameRecord frame = ref _ahead.Frames[_nextFrame];
        batch.TryAdd(frame, _ahead.BytesOf(frame));
        _nextFrame++;
        if (!HasFrame)
        {
            MoveEvents(batch);
        }
    }

    // Sources are numbered as they are read, over all inputs, and whoever keeps them counts on hearing of them in that order: they do not wait for their frames.
    private void Announce(FrameBatch batch)
    {
        foreach (CaptureEvent happened in _ahead.Events)
        {
            if (happened is SourceEvent)
            {
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

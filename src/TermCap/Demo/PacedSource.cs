using TermCap.Engine.Frames;

namespace TermCap.Demo;

/// <summary>Gives the frames of a recorded capture at the pace of their own times.</summary>
/// <remarks>Holds one batch of the inner source; waits at most 50 ms in one call.</remarks>
internal sealed class PacedSource(IFrameSource inner, int slowness, TimeProvider clock) : IFrameSource
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly FrameBatch _held = new();
    private readonly ManualResetEventSlim _stop = new();
    private int _nextFrame;
    private int _nextEvent;
    private bool _hasEnded;
    private long _startTicks;
    private long? _startNanoseconds;

    /// <inheritdoc/>
    public CaptureDrops Drops => inner.Drops;

    /// <inheritdoc/>
    public void RequestStop() => _stop.Set();

    /// <inheritdoc/>
    public void Dispose()
    {
        inner.Dispose();
        _stop.Dispose();
    }

    /// <inheritdoc/>
    public FillStatus Fill(FrameBatch batch)
    {
        if (_stop.IsSet)
        {
            return FillStatus.End;
        }

        if (_nextFrame == _held.Count && _nextEvent == _held.Events.Count)
        {
            if (_hasEnded)
            {
                return FillStatus.End;
            }

            _held.Clear();
            (_nextFrame, _nextEvent) = (0, 0);
            _hasEnded = inner.Fill(_held) == FillStatus.End;
        }

        long due = Move(batch);
        if (!batch.IsEmpty)
        {
            return FillStatus.More;
        }

        TimeSpan wait = TimeSpan.FromTicks(Math.Clamp(due / TimeSpan.NanosecondsPerTick, 0, LongestWait.Ticks));
        return _stop.Wait(wait) ? FillStatus.End : FillStatus.Waiting;
    }

    // Moves what is due; answers how many nanoseconds the next frame is away.
    private long Move(FrameBatch batch)
    {
        while (true)
        {
            if (_nextEvent < _held.Events.Count && _held.Events[_nextEvent].BeforeFrame <= _nextFrame)
            {
                batch.Add(_held.Events[_nextEvent++]);
                continue;
            }

            if (_nextFrame == _held.Count || batch.IsFull)
            {
                return 0;
            }

            FrameRecord frame = _held.Frames[_nextFrame];
            long away = Away(frame.TimeNanoseconds);
            if (away > 0)
            {
                return away;
            }

            batch.TryAdd(frame, _held.BytesOf(frame));
            _nextFrame++;
        }
    }

    private long Away(long timeNanoseconds)
    {
        if (_startNanoseconds is null)
        {
            (_startNanoseconds, _startTicks) = (timeNanoseconds, clock.GetTimestamp());
        }

        long passed = (long)(clock.GetElapsedTime(_startTicks).TotalNanoseconds / slowness);
        return ((timeNanoseconds - _startNanoseconds.Value) - passed) * slowness;
    }
}

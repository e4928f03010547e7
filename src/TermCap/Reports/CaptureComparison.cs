using TermCap.Engine.Frames;
using TermCap.Engine.Pairing;

namespace TermCap.Reports;

/// <summary>Two captures of one moment side by side: what both have, what only one has, and how far apart.</summary>
/// <remarks>Bound: <see cref="FramesMax"/> frames of the first capture wait for their twin (48 bytes and more each); past it frames are only counted.</remarks>
internal sealed class CaptureComparison(long windowNanoseconds)
{
    /// <summary>Frames of the first capture that are remembered.</summary>
    public const int FramesMax = 8_000_000;

    private const int ExamplesMax = 5;

    private readonly Dictionary<UInt128, Queue<(long Time, long Number)>> _waiting = [];
    private int _remembered;

    /// <summary>Frames of each capture.</summary>
    public long FramesA { get; private set; }

    /// <inheritdoc cref="FramesA"/>
    public long FramesB { get; private set; }

    /// <summary>Frames that both have.</summary>
    public long Matched { get; private set; }

    /// <summary>Frames that could not be compared: no network layer, or past the bound.</summary>
    public long NotCompared { get; private set; }

    /// <summary>Frames only in the first.</summary>
    public long OnlyInA => _remembered - Matched;

    /// <summary>Frames only in the second.</summary>
    public long OnlyInB { get; private set; }

    /// <summary>Pairs with the same time to the nanosecond.</summary>
    public long SameTime { get; private set; }

    /// <summary>Delays of those that the second capture has later, and of those that the first has later.</summary>
    public DelayHistogram AToB { get; } = new();

    /// <inheritdoc cref="AToB"/>
    public DelayHistogram BToA { get; } = new();

    /// <summary>The first frames only in the second, by number.</summary>
    public List<long> ExamplesB { get; } = [];

    /// <summary>The first frames only in the first, by number.</summary>
    public IEnumerable<long> ExamplesA => _waiting.Values.SelectMany(queue => queue).Select(one => one.Number).Order().Take(ExamplesMax);

    /// <summary>Takes a frame of the first capture; all of them before the second's.</summary>
    public void TakeA(in FrameRecord frame, UInt128? key)
    {
        FramesA++;
        if (key is not { } content || _remembered == FramesMax)
        {
            NotCompared++;
            return;
        }

        if (!_waiting.TryGetValue(content, out Queue<(long Time, long Number)>? queue))
        {
            _waiting[content] = queue = new Queue<(long Time, long Number)>(1);
        }

        queue.Enqueue((frame.TimeNanoseconds, frame.Number));
        _remembered++;
    }

    /// <summary>Takes a frame of the second capture: the first twin that waits and is near enough in time is its own.</summary>
    public void TakeB(in FrameRecord frame, UInt128? key)
    {
        FramesB++;
        if (key is not { } content)
        {
            NotCompared++;
            return;
        }

        if (_waiting.TryGetValue(content, out Queue<(long Time, long Number)>? queue) && TryTake(queue, frame.TimeNanoseconds, out long delay))
        {
            Matched++;
            SameTime += delay == 0 ? 1 : 0;
            (delay >= 0 ? AToB : BToA).Add(Math.Abs(delay));
            return;
        }

        OnlyInB++;
        if (ExamplesB.Count < ExamplesMax)
        {
            ExamplesB.Add(frame.Number);
        }
    }

    private bool TryTake(Queue<(long Time, long Number)> queue, long time, out long delay)
    {
        // Of identical packets the earlier ones that are too old have no twin: they wait at the end of the queue, as frames only in the first.
        for (int left = queue.Count; left > 0; left--)
        {
            (long Time, long Number) oldest = queue.Dequeue();
            delay = time - oldest.Time;
            if (Math.Abs(delay) <= windowNanoseconds)
            {
                return true;
            }

            queue.Enqueue(oldest);
        }

        delay = 0;
        return false;
    }
}

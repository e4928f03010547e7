using TermCap.Engine.Frames;

namespace TermCap.Engine.Files;

/// <summary>Several inputs as one, merged by the times of their heads: the frame with the earliest time goes first, and each input keeps its own order.</summary>
/// <remarks>
/// Inputs of one device that follow each other (rotation) come out one after the other. A live input that is quiet holds the others back,
/// since its next frame may be the earliest. Look-ahead: see <see cref="MergeHead"/>.
/// </remarks>
public sealed class MergedSource : IFileSource
{
    // A received frame stands in its file behind sent ones with later stamps: where a capture is rotated, the next file's first frame may be older than the last one's last.
    private const long SlackNanoseconds = 50_000_000;

    private readonly MergeHead[] _heads;
    private readonly PriorityQueue<int, MergeKey> _ready;
    private readonly Queue<int> _toReadOn;
    private readonly IReadOnlyList<string> _notices;
    private Exception? _failure;

    /// <summary>Merges inputs, and owns them from now on.</summary>
    /// <param name="sources">The inputs.</param>
    /// <param name="priorities">For each input, which comes first at equal times (lowest first); null keeps the order of the inputs.</param>
    /// <param name="notices">What was noticed of them together.</param>
    public MergedSource(IReadOnlyList<IFileSource> sources, IReadOnlyList<int>? priorities = null, IReadOnlyList<string>? notices = null)
    {
        _heads = [.. sources.Select((source, order) => new MergeHead(source, priorities?[order] ?? 0, order))];
        _ready = new PriorityQueue<int, MergeKey>(_heads.Length);
        _toReadOn = new Queue<int>(Enumerable.Range(0, _heads.Length));
        _notices = notices ?? [];
    }

    /// <inheritdoc/>
    public TimestampPrecision Precision => _heads.Max(head => head.Source.Precision);

    /// <inheritdoc/>
    public IReadOnlyList<string> Notices => [.. _notices, .. _heads.SelectMany(head => head.Source.Notices)];

    /// <inheritdoc/>
    public long SkippedFrames => _heads.Sum(head => head.Source.SkippedFrames);

    /// <inheritdoc/>
    public CaptureDrops Drops => _heads.Aggregate(default(CaptureDrops), (sum, head) =>
        new CaptureDrops(sum.Ring + head.Source.Drops.Ring, sum.Interface + head.Source.Drops.Interface));

    /// <inheritdoc/>
    /// <exception cref="CaptureFileException">An input breaks before its first frame.</exception>
    public FillStatus Fill(FrameBatch batch)
    {
        while (!ReaderInput.IsFull(batch))
        {
            if (!TryReadOn(batch))
            {
                return batch.IsEmpty ? FillStatus.Waiting : FillStatus.More;
            }

            if (!_ready.TryDequeue(out int earliest, out _))
            {
                return FillStatus.End;
            }

            MergeHead head = _heads[earliest];
            if (!head.HasBegun)
            {
                TellEnds(head.Key.TimeNanoseconds + SlackNanoseconds, batch);
            }

            head.MoveFrame(batch);
            if (head.HasFrame)
            {
                _ready.Enqueue(earliest, head.Key);
            }
            else
            {
                _toReadOn.Enqueue(earliest);
            }
        }

        return FillStatus.More;
    }

    /// <inheritdoc/>
    public void RequestStop() => Array.ForEach(_heads, head => head.Source.RequestStop());

    /// <inheritdoc/>
    public CaptureBytes? TakeBytes(byte input) =>
        _heads.Select(head => head.Source.TakeBytes(input)).FirstOrDefault(bytes => bytes is not null);

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_heads, head => head.Source.Dispose());

    /// <summary>Sees to it that every input that has not ended has a frame at hand.</summary>
    /// <returns>False when one of them has nothing at the moment, or failed and the batch holds good frames that go first.</returns>
    private bool TryReadOn(FrameBatch batch)
    {
        while (_toReadOn.TryPeek(out int next))
        {
            MergeHead head = _heads[next];
            if (!TryReadOn(head, batch))
            {
                return false;
            }

            _toReadOn.Dequeue();
            if (!head.IsOver)
            {
                _ready.Enqueue(next, head.Key);
            }
            else
            {
                TellEnd(head, batch);
            }
        }

        return true;
    }

    // Before an input begins: which others are over by then, up to a few frames that stand out of order?
    private void TellEnds(long nanoseconds, FrameBatch batch)
    {
        foreach (MergeHead other in _heads)
        {
            if (other is { HasBegun: true, IsEndTold: false } && other.EndsBy(nanoseconds, batch))
            {
                TellEnd(other, batch);
            }
        }
    }

    private static void TellEnd(MergeHead head, FrameBatch batch)
    {
        if (head.Input is { } input && !head.IsEndTold)
        {
            head.IsEndTold = true;
            batch.Add(new InputEndEvent(input));
        }
    }

    private bool TryReadOn(MergeHead head, FrameBatch batch)
    {
        if (_failure is null)
        {
            try
            {
                return head.ReadOn(batch);
            }
            catch (Exception failure) when (InputFailure.IsOne(failure) && !batch.IsEmpty)
            {
                _failure = failure;
                return false;
            }
        }

        throw InputFailure.Again(_failure);
    }
}

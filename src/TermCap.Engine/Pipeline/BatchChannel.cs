using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Pipeline;

/// <summary>A bounded channel of full batches from the producer to the worker, and a stack of empty ones back.</summary>
/// <remarks>
/// The batch that was emptied last is filled next: while the worker keeps up two or three are used, which stay in the processor's caches (6 % of what a frame costs, measured live).
/// Who finds nothing sleeps on a gate that the other side opens: a channel's own wait, blocked on by a thread, wakes by way of the thread pool, whose threads then spin
/// (a tenth of what a frame costs, measured live).
/// Bound: <see cref="Capacity"/> batches exist, all made at the start. When none is empty the producer waits (<see cref="WaitForEmpty"/>, in steps that notice a stop) and
/// the wait is counted in <see cref="ProducerWaits"/>: the kernel's ring absorbs, and what the ring cannot hold the kernel counts. Nothing is dropped here.
/// </remarks>
public sealed class BatchChannel
{
    /// <summary>
    /// Batches that exist: 14 waiting, one being filled, one being worked on. At 256 KiB each (and room for one largest frame) that is 8 MiB.
    /// </summary>
    public const int DefaultCapacity = 14 + 1 + 1;

    private const int WaitStepMilliseconds = 50;

    private readonly object _gate = new();
    private readonly Channel<FrameBatch> _full;
    private readonly Stack<FrameBatch> _empty;
    private long _producerWaits;

    /// <summary>Makes the batches; capacity and batch sizes are arguments for tests at their smallest.</summary>
    public BatchChannel(int capacity = DefaultCapacity, int frameCapacity = FrameBatch.FrameCapacity, int fullBytes = FrameBatch.FullBytes)
    {
        Capacity = capacity;
        _full = Channel.CreateBounded<FrameBatch>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true, SingleWriter = true });
        _empty = new Stack<FrameBatch>(capacity);
        for (int id = capacity - 1; id >= 0; id--)
        {
            _empty.Push(new FrameBatch(id, frameCapacity, fullBytes));
        }
    }

    /// <summary>Batches that exist.</summary>
    public int Capacity { get; }

    /// <summary>How often the producer found no empty batch and had to wait.</summary>
    public long ProducerWaits => Volatile.Read(ref _producerWaits);

    /// <summary>Batches that wait for the worker.</summary>
    public int Waiting => _full.Reader.Count;

    /// <summary>Takes an empty batch, waiting as long as it takes; false only when <paramref name="stop"/> is set meanwhile.</summary>
    public bool WaitForEmpty(string renter, CancellationToken stop, [NotNullWhen(true)] out FrameBatch? batch)
    {
        lock (_gate)
        {
            while (!_empty.TryPop(out batch))
            {
                if (stop.IsCancellationRequested)
                {
                    return false;
                }

                Volatile.Write(ref _producerWaits, _producerWaits + 1);
                Monitor.Wait(_gate, WaitStepMilliseconds);
            }
        }

        batch.Renter = renter;
        return true;
    }

    /// <summary>Hands a batch to the worker. There is always room: the channel holds as many as exist.</summary>
    public void Send(FrameBatch batch)
    {
        if (!_full.Writer.TryWrite(batch))
        {
            throw new InvalidOperationException($"Batch {batch.Id} was sent twice, or after the end.");
        }

        Wake();
    }

    /// <summary>Says that no more batches come.</summary>
    public void Complete()
    {
        _full.Writer.TryComplete();
        Wake();
    }

    /// <summary>Takes a full batch, waiting for at most about 50 ms.</summary>
    public BatchAnswer TryReceive([NotNullWhen(true)] out FrameBatch? batch)
    {
        if (_full.Reader.TryRead(out batch))
        {
            return BatchAnswer.Batch;
        }

        // What was written before the producer wakes us is seen before we sleep: nobody sleeps past it.
        lock (_gate)
        {
            if (_full.Reader.Count == 0 && !_full.Reader.Completion.IsCompleted)
            {
                Monitor.Wait(_gate, WaitStepMilliseconds);
            }
        }

        return _full.Reader.TryRead(out batch) ? BatchAnswer.Batch : _full.Reader.Completion.IsCompleted ? BatchAnswer.End : BatchAnswer.Nothing;
    }

    /// <summary>Gives an emptied batch back; a second return of the same batch throws.</summary>
    public void Return(FrameBatch batch)
    {
        if (batch.Renter is null)
        {
            throw new InvalidOperationException($"Batch {batch.Id} came back twice.");
        }

        batch.Clear();
        batch.Renter = null;
        lock (_gate)
        {
            _empty.Push(batch);
            Monitor.PulseAll(_gate);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using TermCap.Engine.Frames;

namespace TermCap.Engine.Pipeline;

/// <summary>Two bounded queues between the producer and the worker: full batches one way, empty ones back.</summary>
/// <remarks>
/// One lock, held for a few instructions a batch, and a sleep that the other side ends: a System.Threading.Channels reader that waits in a blocking way wakes by way of the thread pool,
/// whose threads then spin (a tenth of what a frame costs, measured live).
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
    private readonly Queue<FrameBatch> _full;
    private readonly Queue<FrameBatch> _empty;
    private bool _isComplete;
    private long _producerWaits;

    /// <summary>Makes the batches; capacity and batch sizes are arguments for tests at their smallest.</summary>
    public BatchChannel(int capacity = DefaultCapacity, int frameCapacity = FrameBatch.FrameCapacity, int fullBytes = FrameBatch.FullBytes)
    {
        Capacity = capacity;
        _full = new Queue<FrameBatch>(capacity);
        _empty = new Queue<FrameBatch>(capacity);
        for (int id = 0; id < capacity; id++)
        {
            _empty.Enqueue(new FrameBatch(id, frameCapacity, fullBytes));
        }
    }

    /// <summary>Batches that exist.</summary>
    public int Capacity { get; }

    /// <summary>How often the producer found no empty batch and had to wait.</summary>
    public long ProducerWaits => Volatile.Read(ref _producerWaits);

    /// <summary>Batches that wait for the worker.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _full.Count;
            }
        }
    }

    /// <summary>Takes an empty batch, waiting as long as it takes; false only when <paramref name="stop"/> is set meanwhile.</summary>
    public bool WaitForEmpty(string renter, CancellationToken stop, [NotNullWhen(true)] out FrameBatch? batch)
    {
        lock (_gate)
        {
            while (!_empty.TryDequeue(out batch))
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

    /// <summary>Hands a batch to the worker. There is always room: the queue holds as many as exist.</summary>
    public void Send(FrameBatch batch)
    {
        lock (_gate)
        {
            if (_isComplete || _full.Count == Capacity)
            {
                throw new InvalidOperationException($"Batch {batch.Id} was sent twice, or after the end.");
            }

            _full.Enqueue(batch);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Says that no more batches come.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes a full batch, waiting for at most about 50 ms.</summary>
    public BatchAnswer TryReceive([NotNullWhen(true)] out FrameBatch? batch)
    {
        lock (_gate)
        {
            if (_full.Count == 0 && !_isComplete)
            {
                Monitor.Wait(_gate, WaitStepMilliseconds);
            }

            return _full.TryDequeue(out batch) ? BatchAnswer.Batch : _isComplete ? BatchAnswer.End : BatchAnswer.Nothing;
        }
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
            _empty.Enqueue(batch);
            Monitor.Pulse(_gate);
        }
    }
}

using System.Collections.Concurrent;
using TermCap.Engine.Frames;
using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;

namespace TermCap.Running;

/// <summary>One run from source to store: the producer's and the worker's thread, and how both end.</summary>
/// <remarks>
/// The producer fills batches, the worker owns everything behind them. Between two batches the worker does what others ask of it (<see cref="Post"/>; bound:
/// <see cref="RequestsMax"/>, past it a request is refused). A consumer that throws ends the run; what was taken until then stays in the store.
/// </remarks>
internal sealed class CaptureRun : IDisposable
{
    /// <summary>Requests that may wait for the worker.</summary>
    public const int RequestsMax = 64;

    private readonly IFrameSource _source;
    private readonly BatchChannel _channel = new();
    private readonly ConcurrentQueue<Action<CaptureWorker>> _requests = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly Thread _producer;
    private readonly Thread _consumer;
    private readonly ManualResetEventSlim _done = new();
    private Exception? _inputFailure;
    private Exception? _outputFailure;

    /// <summary>Prepares a run; the source stays the caller's, who closes it after the run.</summary>
    public CaptureRun(IFrameSource source, WorkerOptions options, CaptureStore store, params IRunConsumer[] consumers)
    {
        _source = source;
        Worker = new CaptureWorker(options, store, consumers);
        foreach (IRunConsumer consumer in consumers)
        {
            consumer.Attach(Worker);
        }

        _producer = new Thread(Produce) { Name = "termcap-capture", IsBackground = true };
        _consumer = new Thread(Consume) { Name = "termcap-worker", IsBackground = true };
    }

    /// <summary>The worker; its store and snapshots may be read from any thread.</summary>
    public CaptureWorker Worker { get; }

    /// <summary>Whether all input is worked through.</summary>
    public bool IsDone => _done.IsSet;

    /// <summary>How often the producer had to wait for the worker.</summary>
    public long ProducerWaits => _channel.ProducerWaits;

    /// <summary>What the source lost so far.</summary>
    public CaptureDrops Drops => _source.Drops;

    /// <summary>How it ended; after <see cref="IsDone"/>.</summary>
    public RunEnd End => new(_inputFailure, _outputFailure);

    /// <summary>Starts both threads.</summary>
    public void Start()
    {
        _consumer.Start();
        _producer.Start();
    }

    /// <summary>Waits until all input is worked through.</summary>
    public RunEnd Wait()
    {
        _done.Wait();
        return End;
    }

    /// <summary>Waits for the end, but not longer than this.</summary>
    public bool Wait(TimeSpan atMost) => _done.Wait(atMost);

    /// <summary>Asks for the end: a device or pipe is drained first. From any thread.</summary>
    public void RequestStop() => _source.RequestStop();

    /// <summary>Asks the worker to do something between two batches; false when too much waits already, or the run is over.</summary>
    public bool Post(Action<CaptureWorker> request)
    {
        if (_requests.Count >= RequestsMax || IsDone)
        {
            return false;
        }

        _requests.Enqueue(request);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_producer.IsAlive || _consumer.IsAlive)
        {
            _abort.Cancel();
            _source.RequestStop();
            _done.Wait();
        }

        _abort.Dispose();
        _done.Dispose();
    }

    private void Produce()
    {
        Exception? failure = null;
        FrameBatch? batch = null;
        try
        {
            bool isOver = false;
            while (!isOver && !_abort.IsCancellationRequested && (batch is not null || _channel.WaitForEmpty("producer", _abort.Token, out batch)))
            {
                isOver = _source.Fill(batch) == FillStatus.End;
                if (!batch.IsEmpty)
                {
                    _channel.Send(batch);
                    batch = null;
                }
            }
        }
        catch (Exception error)
        {
            failure = error;
        }

        // What was read before the failure is good.
        if (batch is { IsEmpty: false })
        {
            _channel.Send(batch);
        }

        _inputFailure = failure;
        _channel.Complete();
    }

    private void Consume()
    {
        try
        {
            while (true)
            {
                BatchAnswer answer = _channel.TryReceive(out FrameBatch? batch);
                DoRequests();
                if (answer == BatchAnswer.End || _abort.IsCancellationRequested)
                {
                    break;
                }

                if (batch is not null)
                {
                    Worker.Process(batch, _source.Drops);
                    _channel.Return(batch);
                }
            }

            Worker.Finish();
            DoRequests();
        }
        catch (Exception error)
        {
            _outputFailure = error;
            _abort.Cancel();
            _source.RequestStop();
        }

        _producer.Join();
        _done.Set();
    }

    private void DoRequests()
    {
        while (_requests.TryDequeue(out Action<CaptureWorker>? request))
        {
            request(Worker);
        }
    }
}

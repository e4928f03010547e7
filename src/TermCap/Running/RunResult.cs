using TermCap.Engine.Pipeline;

namespace TermCap.Running;

/// <summary>What a run came to.</summary>
/// <param name="Worker">The worker, which is done.</param>
/// <param name="Totals">The last snapshot.</param>
/// <param name="ProducerWaits">How often the producer waited for the worker.</param>
internal sealed record RunResult(CaptureWorker Worker, CaptureSnapshot Totals, long ProducerWaits);

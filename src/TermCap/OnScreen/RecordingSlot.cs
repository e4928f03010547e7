using TermCap.Engine.Pipeline;
using TermCap.Recording;
using TermCap.Running;

namespace TermCap.OnScreen;

/// <summary>Holds the recording that runs beside the screen, if one does; it can be exchanged between two batches.</summary>
/// <remarks>The worker's thread alone exchanges and calls it; others look at <see cref="Current"/>.</remarks>
internal sealed class RecordingSlot : IRunConsumer
{
    private CaptureWorker _worker = null!;
    private RunRecording? _current;

    /// <summary>The recording; null for none.</summary>
    public RunRecording? Current => Volatile.Read(ref _current);

    /// <summary>Puts a recording in place; by the worker, or before the run starts.</summary>
    public void Exchange(RunRecording? recording)
    {
        recording?.Attach(_worker);
        Volatile.Write(ref _current, recording);
    }

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker)
    {
        _worker = worker;
        _current?.Attach(worker);
    }

    /// <inheritdoc/>
    public void OnWitness(long frame, long packet) => _current?.OnWitness(frame, packet);

    /// <inheritdoc/>
    public void OnPacket(long packet) => _current?.OnPacket(packet);

    /// <inheritdoc/>
    public void OnFrame(long frame) => _current?.OnFrame(frame);

    /// <inheritdoc/>
    public void OnBatchEnd() => _current?.OnBatchEnd();
}

using TermCap.Engine.Pipeline;

namespace TermCap.Running;

/// <summary>Takes packets and does nothing with them: for runs of which only the totals are wanted.</summary>
internal sealed class NoConsumer : IRunConsumer
{
    /// <inheritdoc/>
    public bool NeedsFinalPackets => false;

    /// <inheritdoc/>
    public bool NeedsBytes => false;

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker)
    {
    }

    /// <inheritdoc/>
    public void OnWitness(long frame, long packet)
    {
    }

    /// <inheritdoc/>
    public void OnPacket(long packet)
    {
    }

    /// <inheritdoc/>
    public void OnFrame(long frame)
    {
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
    }
}

using TermCap.Engine.Pipeline;
using TermCap.Running;

namespace TermCap.Tests.Running;

/// <summary>Takes some packets, then throws.</summary>
internal sealed class BrokenConsumer(long packets, Exception failure) : IRunConsumer
{
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
        if (packet > packets)
        {
            throw failure;
        }
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

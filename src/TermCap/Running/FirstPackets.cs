using TermCap.Engine.Pipeline;
using TermCap.Engine.Store;

namespace TermCap.Running;

/// <summary>Lets the first packets through to a consumer and then asks for the end (<c>-c</c>).</summary>
/// <param name="inner">Who gets them.</param>
/// <param name="packetsMax">How many.</param>
/// <param name="stop">Asks for the end, once the last of them is final.</param>
internal sealed class FirstPackets(IRunConsumer inner, long packetsMax, Action stop) : IRunConsumer
{
    /// <inheritdoc/>
    public bool NeedsFinalPackets => inner.NeedsFinalPackets;

    /// <inheritdoc/>
    public bool NeedsBytes => inner.NeedsBytes;

    private CaptureStore _store = null!;

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker)
    {
        _store = worker.Store;
        inner.Attach(worker);
    }

    /// <inheritdoc/>
    public void OnWitness(long frame, long packet)
    {
        if (packet <= packetsMax)
        {
            inner.OnWitness(frame, packet);
        }
    }

    /// <inheritdoc/>
    public void OnPacket(long packet)
    {
        if (packet <= packetsMax)
        {
            inner.OnPacket(packet);
        }

        if (packet == packetsMax)
        {
            stop();
        }
    }

    /// <inheritdoc/>
    public void OnFrame(long frame)
    {
        if (_store.WrittenPackets <= packetsMax || (_store.TryGetFrame(frame, out FrameRow row) && row.Packet <= packetsMax))
        {
            inner.OnFrame(frame);
        }
    }

    /// <inheritdoc/>
    public void OnBatchEnd() => inner.OnBatchEnd();
}

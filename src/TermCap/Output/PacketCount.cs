using TermCap.Engine.Pipeline;
using TermCap.Running;

namespace TermCap.Output;

/// <summary>Counts packets (<c>--count</c>).</summary>
internal sealed class PacketCount(IPacketFilter? filter) : IRunConsumer
{
    /// <summary>How many so far.</summary>
    public long Packets { get; private set; }

    /// <inheritdoc/>
    public void Attach(CaptureWorker worker) => filter?.Attach(worker);

    /// <inheritdoc/>
    public void OnWitness(long frame, long packet)
    {
    }

    /// <inheritdoc/>
    public void OnPacket(long packet) => Packets += filter?.Matches(packet) == false ? 0 : 1;

    /// <inheritdoc/>
    public void OnFrame(long frame)
    {
    }

    /// <inheritdoc/>
    public void OnBatchEnd()
    {
    }
}

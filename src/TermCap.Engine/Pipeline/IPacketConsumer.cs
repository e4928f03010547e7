namespace TermCap.Engine.Pipeline;

/// <summary>Somebody who takes packets as they become final: the recorder, text, JSON. Called by the worker; what it throws ends the run.</summary>
public interface IPacketConsumer
{
    /// <summary>A witness is final: the packet is analysed and closed. In the order of the witnesses in the input; only for packets that are kept.</summary>
    /// <param name="frame">The witness's global number (one of them, where slices are the witnesses).</param>
    /// <param name="packet">Its packet.</param>
    void OnWitness(long frame, long packet);

    /// <summary>A packet is final, kept or not. In packet order.</summary>
    void OnPacket(long packet);

    /// <summary>A frame was placed; in the input's order (for recordings of all copies).</summary>
    void OnFrame(long frame);

    /// <summary>The worker has done a batch: a good moment to flush.</summary>
    void OnBatchEnd();
}

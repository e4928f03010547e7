using TermCap.Engine.Pipeline;

namespace TermCap.Running;

/// <summary>A consumer of final packets that needs the worker's tables. All calls come from the worker's thread.</summary>
internal interface IRunConsumer : IPacketConsumer
{
    /// <summary>Comes once, before the first frame.</summary>
    void Attach(CaptureWorker worker);

    /// <summary>Whether it asks the store for packets that are final, which sent ones are after the pairing window only; not when their witness alone is enough.</summary>
    bool NeedsFinalPackets => true;

    /// <summary>Whether it asks the store for the frames' bytes; not when totals are enough.</summary>
    bool NeedsBytes => true;
}

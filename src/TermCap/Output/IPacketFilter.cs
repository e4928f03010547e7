using TermCap.Engine.Pipeline;

namespace TermCap.Output;

/// <summary>Says which packets are shown. Asked on the worker's thread, about final packets.</summary>
internal interface IPacketFilter
{
    /// <summary>Comes once, before the first packet.</summary>
    void Attach(CaptureWorker worker);

    /// <summary>Whether the packet is shown.</summary>
    bool Matches(long packet);
}

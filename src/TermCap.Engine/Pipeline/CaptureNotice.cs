using TermCap.Engine.Frames;

namespace TermCap.Engine.Pipeline;

/// <summary>Something that happened beside the packets: a failover, drops, an eviction, an input that ended badly.</summary>
/// <param name="Time">When, on the clock of the frames.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">In words, without the time.</param>
/// <param name="AfterPacket">The last packet before it; 0 when it came before all.</param>
public sealed record CaptureNotice(Timestamp Time, NoticeKind Kind, string Text, long AfterPacket)
{
    /// <summary>The masters that use another slave from now on; mostly none.</summary>
    public IReadOnlyList<Failover> Failovers { get; init; } = [];
}

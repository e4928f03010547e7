using TermCap.Engine.Pipeline;

namespace TermCap.Output;

/// <summary>What happened to the devices and the capture, at its place among the packets: failovers, links, drops, jumps of the clock.</summary>
/// <remarks>Bound: those that the worker still keeps when they are asked for (<see cref="CaptureWorker.MaximumNotices"/>). How an input ended is said at the end, not here.</remarks>
internal sealed class NoticeLines(CaptureWorker worker)
{
    private readonly Queue<CaptureNotice> _waiting = [];
    private long _taken;

    /// <summary>The next notice that belongs before the packet after this one; null when there is none.</summary>
    public CaptureNotice? Next(long afterPacket)
    {
        if (worker.NoticesTotal != _taken)
        {
            IReadOnlyList<CaptureNotice> all = worker.Notices;
            int news = (int)Math.Min(worker.NoticesTotal - _taken, all.Count);
            _taken = worker.NoticesTotal;
            foreach (CaptureNotice notice in all.TakeLast(news).Where(one => one.Kind is NoticeKind.Topology or NoticeKind.Drops or NoticeKind.Clock))
            {
                _waiting.Enqueue(notice);
            }
        }

        return _waiting.TryPeek(out CaptureNotice? first) && first.AfterPacket <= afterPacket ? _waiting.Dequeue() : null;
    }
}

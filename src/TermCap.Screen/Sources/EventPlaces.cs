using TermCap.Engine.Pipeline;
using TermCap.Screen.Model;

namespace TermCap.Screen.Sources;

/// <summary>The events of a snapshot, and between which packets they stand.</summary>
internal sealed class EventPlaces
{
    private IReadOnlyList<CaptureNotice> _notices = [];
    private long _remarks;
    private EventLine[] _events = [];

    /// <summary>All, oldest first.</summary>
    public IReadOnlyList<EventLine> All => _events;

    /// <summary>Takes a snapshot's events.</summary>
    /// <param name="notices">The snapshot's.</param>
    /// <param name="failovers">Says what failovers cost; it has taken the same snapshot.</param>
    public void Take(IReadOnlyList<CaptureNotice> notices, FailoverReader failovers)
    {
        if (_remarks != failovers.Version)
        {
            _remarks = failovers.Version;
        }
        else if (ReferenceEquals(notices, _notices) || (notices.Count == _notices.Count && (notices.Count == 0 || ReferenceEquals(notices[^1], _notices[^1]))))
        {
            return;
        }

        _notices = notices;
        // In the order of packets; sorting keeps the order of those at one place.
        _events = [.. notices.OrderBy(notice => notice.AfterPacket).Select(notice => new EventLine(notice.Time, notice.AfterPacket + 1, notice.Text + failovers.Remark(notice), SeverityOf(notice.Kind)))];
    }

    /// <summary>Those that stand after one packet and before another: the first packet's number, and the last one's before which they stand.</summary>
    public IReadOnlyList<EventLine> Between(long after, long upTo)
    {
        if (_events.Length == 0 || upTo <= after)
        {
            return [];
        }

        int from = PlaceOf(after + 1);
        int to = PlaceOf(upTo == long.MaxValue ? upTo : upTo + 1);
        return from == to ? [] : _events[from..to];
    }

    private static Severity SeverityOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Drops or NoticeKind.Truncated => Severity.Trouble,
        NoticeKind.Topology or NoticeKind.Clock => Severity.Notice,
        _ => Severity.None,
    };

    // The first event that stands before this packet or a later one.
    private int PlaceOf(long packet)
    {
        (int low, int high) = (0, _events.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_events[middle].BeforePacket < packet)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

using TermCap.Engine.Frames;
using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Engine.Pipeline;

/// <summary>The plain counters of a run. Bound: 60 seconds of rates, and the newest <see cref="CaptureWorker.MaximumNotices"/> notices.</summary>
internal sealed class RunCounters
{
    private const int Seconds = 60;

    private readonly SecondCounts[] _seconds = new SecondCounts[Seconds];
    private readonly Queue<CaptureNotice> _notices = [];
    private long _second;
    private long _newestNanoseconds = long.MinValue;
    private int _secondsUsed;

    public long Bytes { get; private set; }

    public long Malformed { get; private set; }

    public CaptureDrops Drops { get; set; }

    public List<string> Truncations { get; } = [];

    public Timestamp First { get; private set; }

    public Timestamp Newest => new(_newestNanoseconds == long.MinValue ? 0 : _newestNanoseconds);

    public void CountFrame(in FrameRecord record, in LocatedFrame located)
    {
        if (_newestNanoseconds == long.MinValue)
        {
            First = new Timestamp(record.TimeNanoseconds);
        }

        _newestNanoseconds = Math.Max(_newestNanoseconds, record.TimeNanoseconds);
        Bytes += record.OriginalLengthBytes;
        if (located.Status == HeaderStatus.Malformed)
        {
            Malformed++;
        }
    }

    /// <summary>Counts a packet in the second that it fell in, when that lies in the last minute.</summary>
    public void CountPacket(long timeNanoseconds, in PacketRow packet)
    {
        long second = SecondOf(timeNanoseconds);
        if (_secondsUsed == 0 || second > _second)
        {
            AdvanceTo(second);
        }

        if (_second - second >= _secondsUsed)
        {
            return;
        }

        ref SecondCounts counts = ref _seconds[Slot(second)];
        if (!PacketColumns.IsProblem(packet))
        {
            counts = counts with { Packets = counts.Packets + 1, Bytes = counts.Bytes + packet.LengthBytes };
            return;
        }

        counts = counts.WithProblem(packet.LengthBytes, packet.Flags, isReset: (packet.SegmentFlags & SegmentFlags.Rst) != 0);
    }

    /// <summary>Moves the last minute on while the link is quiet; nothing before the first packet.</summary>
    public void Advance(Timestamp time)
    {
        long second = SecondOf(time.Nanoseconds);
        if (_secondsUsed > 0 && second > _second)
        {
            AdvanceTo(second);
        }
    }

    /// <summary>Notices so far, forgotten ones included.</summary>
    public long NoticesTotal { get; private set; }

    public void Notice(CaptureNotice notice)
    {
        NoticesTotal++;
        if (_notices.Count == CaptureWorker.MaximumNotices)
        {
            _notices.Dequeue();
        }

        _notices.Enqueue(notice);
    }

    public IReadOnlyList<CaptureNotice> NoticesSnapshot() => [.. _notices];

    public IReadOnlyList<SecondCounts> LastMinute()
    {
        SecondCounts[] minute = new SecondCounts[_secondsUsed];
        for (int i = 0; i < _secondsUsed; i++)
        {
            minute[i] = _seconds[Slot(_second - _secondsUsed + 1 + i)];
        }

        return minute;
    }

    private void AdvanceTo(long second)
    {
        long steps = _secondsUsed == 0 ? 1 : Math.Min(second - _second, Seconds);
        for (long s = second - steps + 1; s <= second; s++)
        {
            _seconds[Slot(s)] = default;
        }

        _secondsUsed = (int)Math.Min(Seconds, _secondsUsed + steps);
        _second = second;
    }

    // The second that a moment lies in, also before 1970.
    private static long SecondOf(long nanoseconds) => Math.DivRem(nanoseconds, Timestamp.NanosecondsPerSecond, out long rest) - (rest < 0 ? 1 : 0);

    private static int Slot(long second) => (int)(((second % Seconds) + Seconds) % Seconds);
}

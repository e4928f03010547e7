using TermCap.Capture.Counters;
using TermCap.Screen.Sources;

namespace TermCap.OnScreen;

/// <summary>The kernel's TCP counters beside a live capture: since it began or since a reset, and in the last second; read once a second at most. One thread.</summary>
internal sealed class KernelWatch
{
    private const long IntervalMilliseconds = 1000;

    /// <summary>The counters that tell of trouble, in the order in which they are shown.</summary>
    private static readonly (KernelCounter Counter, string Words)[] Shown =
    [
        (KernelCounter.TcpRetransSegs, "segments sent again"),
        (KernelCounter.TcpExtTCPFastRetrans, "fast retransmissions"),
        (KernelCounter.TcpExtTCPSlowStartRetrans, "in slow start"),
        (KernelCounter.TcpExtTCPSynRetrans, "SYNs sent again"),
        (KernelCounter.TcpExtTCPTimeouts, "time-outs"),
        (KernelCounter.TcpExtTCPLossProbes, "tail loss probes"),
        (KernelCounter.TcpExtTCPLostRetransmit, "lost when sent again"),
        (KernelCounter.TcpExtTCPSpuriousRTOs, "needless time-outs"),
        (KernelCounter.TcpExtTCPDSACKRecv, "D-SACKs received"),
        (KernelCounter.TcpExtTCPDSACKOldSent, "D-SACKs sent"),
        (KernelCounter.TcpExtTCPOFOQueue, "received out of order"),
        (KernelCounter.TcpOutRsts, "resets sent"),
        (KernelCounter.TcpEstabResets, "connections reset"),
        (KernelCounter.TcpInErrs, "received with errors"),
        (KernelCounter.TcpExtTCPToZeroWindowAdv, "own window shut"),
        (KernelCounter.TcpExtListenDrops, "refused by a full queue"),
        (KernelCounter.TcpExtTCPBacklogDrop, "dropped, backlog full"),
        (KernelCounter.TcpExtTCPRcvQDrop, "dropped, queue full"),
    ];

    private readonly Func<bool> _isOver;
    private KernelCounters _counters = new();
    private KernelReading? _reading;
    private long _readAt;
    private bool _isLast;

    /// <summary>Counts from now on.</summary>
    /// <param name="isOver">Whether the capture has ended: then one last reading stays.</param>
    public KernelWatch(Func<bool> isOver) => _isOver = isOver;

    /// <summary>The newest reading; null where the kernel does not tell.</summary>
    public KernelReading? Now()
    {
        long now = Environment.TickCount64;
        bool isOver = _isOver();
        if (_reading is null || (!_isLast && (isOver || now - _readAt >= IntervalMilliseconds)))
        {
            (_readAt, _isLast) = (now, isOver);
            _reading = Read();
        }

        return _reading.Figures.Count > 0 ? _reading : null;
    }

    /// <summary>Starts again at zero.</summary>
    public void Restart()
    {
        if (!_isLast)
        {
            (_counters, _reading) = (new KernelCounters(), null);
        }
    }

    private KernelReading Read()
    {
        KernelSample sample = _counters.Read();
        List<KernelFigure> figures = [];
        foreach ((KernelCounter counter, string words) in Shown)
        {
            if (sample[counter] is { } value)
            {
                string field = counter.ToString();
                long before = _reading?.Figures.FirstOrDefault(figure => figure.Field == field)?.Sum ?? 0;
                figures.Add(new KernelFigure(field, words, (long)value, Math.Max(0, (long)value - before)));
            }
        }

        return new KernelReading(_reading is null ? 0 : _reading.Number + 1, figures);
    }
}

namespace TermCap.Engine.Tcp;

/// <summary>What tells a segment that was sent again from one that came late or twice: the order of a side's identifications and timestamps, and what was never seen.</summary>
internal struct SideEvidence
{
    /// <summary>An identification that runs ahead by more is no counter's next value.</summary>
    private const int StepMax = 8192;

    /// <summary>The largest payload of a segment that cannot be a joined one.</summary>
    public ushort OfferedSegmentSize;

    private uint _timestamp;
    private ushort _identification;
    private bool _hasTimestamp;
    private bool _hasIdentification;
    private byte _rises;
    private byte _leaps;

    // Behind what every packet touches.
    public RecentPackets Recent;
    public HoleList Holes;

    /// <summary>Where a segment stands among the side's packets by its IPv4 identification, if that counts up; else by its timestamp.</summary>
    public readonly SendOrder OrderOf(in TcpSegment segment)
    {
        if (HasIdentification(segment) && _hasIdentification && _rises > _leaps)
        {
            return (short)(segment.Identification - _identification) > 0 ? SendOrder.Newest
                : Recent.HasEarlierAbove(segment, byIdentification: true) ? SendOrder.Again
                : SendOrder.Earlier;
        }

        // RFC 7323, section 3: the sender's clock never goes back; equal says nothing within one tick.
        int ticks = _hasTimestamp && (segment.Options & SegmentOptions.Timestamps) != 0 ? unchecked((int)(segment.TimestampValue - _timestamp)) : 0;
        return ticks > 0 ? SendOrder.Newest
            : ticks < 0 && Recent.HasEarlierAbove(segment, byIdentification: false) ? SendOrder.Again
            : ticks < 0 ? SendOrder.Earlier : SendOrder.Unknown;
    }

    /// <summary>Whether the very same packet was seen a moment ago; only identifications other than 0 prove that.</summary>
    public readonly bool IsCopy(in TcpSegment segment, int segmentBytes) => HasIdentification(segment) && Recent.Contains(segment, segmentBytes);

    /// <summary>Learns from every packet of the side, empty ones too: all of them move the counters.</summary>
    /// <param name="segment">The packet.</param>
    /// <param name="segmentBytes">The payload of one full segment: what offload joined took one identification for each.</param>
    public void Learn(in TcpSegment segment, int segmentBytes)
    {
        if ((segment.Options & SegmentOptions.Timestamps) != 0)
        {
            bool isLater = !_hasTimestamp || unchecked((int)(segment.TimestampValue - _timestamp)) > 0;
            _timestamp = isLater ? segment.TimestampValue : _timestamp;
            _hasTimestamp = true;
        }

        if (HasIdentification(segment))
        {
            int joined = Math.Max(0, segment.PayloadBytes - 1) / segmentBytes;
            LearnIdentification((ushort)(segment.Identification + joined));
        }
    }

    private void LearnIdentification(ushort identification)
    {
        int step = (short)(identification - _identification);
        if (!_hasIdentification)
        {
            _identification = identification;
            _hasIdentification = true;
            _rises = 1;
            return;
        }

        if (step == 0)
        {
            return;
        }

        // A little behind the highest is what a reordering path does to a counter: no evidence against it.
        if (step is < 0 and > -StepMax)
        {
            return;
        }

        bool isRise = step is > 0 and < StepMax;
        ref byte counter = ref isRise ? ref _rises : ref _leaps;
        counter++;
        if (counter == byte.MaxValue)
        {
            _rises /= 2;
            _leaps /= 2;
        }

        // A counter that was lost sight of is taken up again where it is now.
        _identification = identification;
    }

    private static bool HasIdentification(in TcpSegment segment) => segment.HasIdentification && segment.Identification != 0;
}

using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>Gives each TCP segment its verdict, as the segments come: over packets the real ones, over frames the apparent ones.</summary>
/// <remarks>
/// One thread. Bounds: <see cref="TcpAnalyserOptions"/>; what is forgotten is counted in <see cref="Totals"/>. Allocates nothing once its tables have grown.
/// The order of the calls counts; times only measure and may step back.
/// </remarks>
public sealed class TcpAnalyser
{
    private const int ReadAheadMax = 64;

    private readonly FlowTable _flows;
    private readonly WaitingPool _waiting;
    private readonly SackMemory _sacks = new();
    private readonly FlowRecords? _records;
    private TcpTotals _totals = new();
    private int _streams;

    // Kept so that the reads are not optimised away.
    private long _readAhead;

    public TcpAnalyser(TcpAnalyserOptions options)
    {
        _flows = new FlowTable(options.ConversationsMax, options.HashSeed);
        _waiting = new WaitingPool(options.SegmentsPerSideMax, options.SegmentsMax);
        _records = options.KeepsConversations ? new FlowRecords() : null;
    }

    /// <summary>The counters since the start; read by the worker only.</summary>
    public TcpTotals Totals
    {
        get
        {
            _totals.Streams = _streams;
            _totals.Conversations = _flows.Count;
            _totals.EvictedConversations = _flows.EvictedTotal;
            _totals.ForgottenSegments = _waiting.ForgottenTotal;
            return _totals;
        }
    }

    /// <summary>Bytes that the tables take now; they grow as they are needed, up to what <see cref="TcpAnalyserOptions"/> allow.</summary>
    public long MemoryInUseBytes => _flows.MemoryInUseBytes + _waiting.MemoryInUseBytes + (_records?.MemoryInUseBytes ?? 0);

    /// <summary>Starts the counters of verdicts again; conversations and streams stay.</summary>
    public void ResetTotals() => _totals = new TcpTotals();

    /// <summary>The conversations with the highest rate of real retransmissions, then the most recently used ones.</summary>
    /// <param name="countMax">How many at most.</param>
    /// <returns>Copies that no longer change; none when this instance keeps no conversations.</returns>
    public IReadOnlyList<TcpConversation> MostTroubled(int countMax) =>
        _records is null ? [] : ConversationList.MostTroubled(_flows, _records, countMax);

    /// <summary>The hash of a segment's endpoints, made ahead; the same in all instances of one seed.</summary>
    public uint HashOf(in TcpSegment segment) => _flows.HashOf(segment);

    /// <summary>
    /// Reads what is known of the conversations that the next segments belong to, some dozen at most, so that memory answers their questions together and not one after the other. Changes nothing.
    /// </summary>
    /// <param name="hashes">What <see cref="HashOf"/> said of each; 0 is none.</param>
    public void ReadAhead(ReadOnlySpan<uint> hashes)
    {
        Span<int> slots = stackalloc int[ReadAheadMax];
        slots = slots[..Math.Min(hashes.Length, ReadAheadMax)];
        _readAhead = _flows.ReadAhead(hashes, slots);
        if (_records is not null)
        {
            _readAhead += _records.ReadAhead(slots);
        }
    }

    /// <summary>Analyses one segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="number">The number of its frame or packet; references in verdicts are such numbers.</param>
    /// <param name="timeNanoseconds">When it was captured.</param>
    /// <param name="verdict">What is to be said of it.</param>
    public void Analyse(in TcpSegment segment, long number, long timeNanoseconds, out TcpVerdict verdict)
    {
        verdict = NoVerdict;
        if (segment.Status is not (SegmentStatus.Whole or SegmentStatus.EndCut or SegmentStatus.HeaderTooShort))
        {
            verdict.Stream = segment.Status == SegmentStatus.Cut ? -1 : AssignStream(segment, timeNanoseconds);
            verdict.WindowBytes = segment.Window;
            verdict.PayloadBytes = segment.PayloadBytes;
            return;
        }

        int slot = _flows.Find(segment, out uint hash, out bool isFromA);
        bool isReused = slot >= 0 && OpensAnother(_flows[slot], isFromA, segment);
        bool isFirst = slot < 0 || isReused;
        if (isFirst)
        {
            slot = Open(slot, segment, hash, timeNanoseconds);
            isFromA = true;
        }

        ref Flow flow = ref _flows[slot];
        Examination x = new()
        {
            Flow = ref flow,
            Own = ref isFromA ? ref flow.A : ref flow.B,
            Peer = ref isFromA ? ref flow.B : ref flow.A,
            Segment = ref segment,
            Verdict = ref verdict,
            Pool = _waiting,
            Sacks = _sacks,
            IsFromA = isFromA,
            Number = number,
            Time = timeNanoseconds,
        };
        Examine(ref x, slot, isFromA, isFirst, isReused);
        _flows.Touch(slot);
        CloseOrOpen(slot, ref flow, x);
        _records?.Count(slot, x, isFromA);
        verdict.Stream = flow.Stream;
        if (segment.Status != SegmentStatus.Whole || (segment.Options & SegmentOptions.EmptySack) != 0)
        {
            HideVerdict(ref verdict);
        }

        _totals.Count(verdict, segment);
    }

    /// <summary>Gives a segment that is quoted or cut its stream's number, a new one if its endpoints were not seen; of a cut one the flags still say how far the stream got.</summary>
    /// <returns>The stream's number.</returns>
    public int AssignStream(in TcpSegment segment, long timeNanoseconds)
    {
        int slot = _flows.Find(segment, out uint hash, out bool isFromA);
        bool hasFlags = segment.Status == SegmentStatus.FlagsOnly;
        bool isFirst = slot < 0 || (hasFlags && OpensAnother(_flows[slot], isFromA, segment));
        slot = isFirst ? Open(slot, segment, hash, timeNanoseconds) : slot;
        ref Flow flow = ref _flows[slot];
        flow.Completeness |= hasFlags || isFirst ? SideMemory.Complete(segment, isFirst) : Completeness.None;
        return flow.Stream;
    }

    /// <summary>Of a segment that cannot be read whole only stream, length and window are shown, and whether it was sent again.</summary>
    private static void HideVerdict(ref TcpVerdict verdict)
    {
        TcpVerdict full = verdict;
        verdict = NoVerdict;
        verdict.Flags = full.Flags & (TcpFlags.TfoSyn | TcpFlags.TfoAck | TcpFlags.TfoIgnored);
        verdict.Stream = full.Stream;
        verdict.PayloadBytes = full.PayloadBytes;
        verdict.WindowBytes = full.WindowBytes;
        verdict.SequenceBase = full.SequenceBase;
        verdict.AcknowledgmentBase = full.AcknowledgmentBase;
        verdict.Resent = full.Resent;
        verdict.ResentSegments = full.ResentSegments;
    }

    private static TcpVerdict NoVerdict => new() { Stream = -1, RefersTo = -1, AcksPacket = -1, InFlightBytes = -1, PushBytes = -1 };

    /// <summary>A SYN with another first number, or after a FIN or RST, begins another stream on the same ports.</summary>
    private static bool OpensAnother(in Flow flow, bool isFromA, in TcpSegment segment)
    {
        if ((segment.Flags & SegmentFlags.Syn) == 0)
        {
            return false;
        }

        // Of a side of which nothing is known yet, not even by an acknowledgment, this is the beginning.
        ref readonly FlowSide own = ref isFromA ? ref flow.A : ref flow.B;
        return own.Has(SideMarks.HasBase) && (own.Base != segment.Sequence || (flow.Completeness & (Completeness.Fin | Completeness.Rst)) != 0);
    }

    private int Open(int predecessor, in TcpSegment segment, uint hash, long time)
    {
        if (predecessor >= 0)
        {
            _flows.Retire(predecessor);
            ReleaseSegments(ref _flows[predecessor]);
            _flows.SetClosed(predecessor, isClosed: true);
        }

        int victim = _flows.NextVictim;
        if (victim >= 0)
        {
            ReleaseSegments(ref _flows[victim]);
            _flows.Evict(victim);
            _records?.Close(victim);
        }

        int slot = _flows.Take(segment, hash);
        _flows[slot].Stream = _streams++;
        _totals.BegunBefore += (segment.Flags & SegmentFlags.Syn) == 0 ? 1 : 0;
        _records?.Open(slot, time);
        return slot;
    }

    private void ReleaseSegments(ref Flow flow)
    {
        _waiting.Clear(ref flow.A.Waiting);
        _waiting.Clear(ref flow.B.Waiting);
    }

    private void Examine(ref Examination x, int slot, bool isFromA, bool isFirst, bool isReused)
    {
        ref readonly TcpSegment segment = ref x.Segment;
        SegmentFlags control = segment.Flags & (SegmentFlags.Syn | SegmentFlags.Fin | SegmentFlags.Rst);
        x.PayloadBytes = segment.PayloadBytes;
        x.Start = segment.Sequence;
        x.End = x.Start.Plus(segment.PayloadBytes);
        x.Next = x.End.Plus((control & (SegmentFlags.Syn | SegmentFlags.Fin)) != 0 ? 1 : 0);
        x.Acknowledgment = segment.Acknowledgment;
        x.IsControl = control != 0;
        x.Flags = isReused ? TcpFlags.ReusedPorts : TcpFlags.None;
        x.Verdict.PayloadBytes = segment.PayloadBytes;
        SideMemory.Before(ref x, isFirst);
        x.Verdict.SequenceBase = x.Own.Base.Value;
        x.Verdict.AcknowledgmentBase = x.Peer.Has(SideMarks.HasBase) ? x.Peer.Base.Value : 0;
        PositionRules.Apply(ref x);
        AcknowledgmentRules.Apply(ref x);
        RetransmissionRules.Apply(ref x);
        if ((control & SegmentFlags.Syn) != 0)
        {
            FastOpenRules.Apply(ref x);
        }

        if (_records is not null)
        {
            ref FlowRecord record = ref _records[slot];
            ResentRules.Apply(ref x, ref isFromA ? ref record.EvidenceA : ref record.EvidenceB, in isFromA ? ref record.EvidenceB : ref record.EvidenceA);
        }

        SideMemory.After(ref x);
        x.Verdict.Flags = x.Flags;
    }

    private void CloseOrOpen(int slot, ref Flow flow, in Examination x)
    {
        if (!flow.IsClosed && x.IsControl)
        {
            bool isClosed = (flow.Completeness & Completeness.Rst) != 0 || (flow.A.Has(SideMarks.FinSeen) && flow.B.Has(SideMarks.FinSeen));
            _flows.SetClosed(slot, isClosed);
        }
    }
}

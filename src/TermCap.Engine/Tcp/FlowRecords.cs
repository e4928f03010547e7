using System.Runtime.CompilerServices;

namespace TermCap.Engine.Tcp;

/// <summary>The records of all streams, by the slot of their flow, and which of them have trouble.</summary>
/// <remarks>Bound: one for each slot of the <see cref="FlowTable"/>. Chunks are made when first needed and kept.</remarks>
internal sealed class FlowRecords
{
    private const int ChunkBits = 8;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<FlowRecord[]> _chunks = [];
    private int[] _trouble = new int[ChunkSize];

    public ref FlowRecord this[int slot] => ref _chunks[slot >> ChunkBits][slot & (ChunkSize - 1)];

    /// <summary>Segments of each slot that were sent again, suspected or marked as retransmissions: compact, so that finding the worst looks at nothing else.</summary>
    public ReadOnlySpan<int> Trouble => _trouble;

    /// <summary>Bytes that the records take now.</summary>
    public long MemoryInUseBytes => ((long)_chunks.Count * ChunkSize * Unsafe.SizeOf<FlowRecord>()) + ((long)_trouble.Length * sizeof(int));

    public void Open(int slot, long time)
    {
        if (slot >= _chunks.Count * ChunkSize)
        {
            _chunks.Add(new FlowRecord[ChunkSize]);
        }

        if (slot >= _trouble.Length)
        {
            Array.Resize(ref _trouble, _trouble.Length * 2);
        }

        _trouble[slot] = 0;
        this[slot] = new FlowRecord { FirstTime = time, LastTime = time, A = TcpDirectionCounts.New, B = TcpDirectionCounts.New };
    }

    public void Close(int slot) => _trouble[slot] = 0;

    /// <summary>Reads the records of these slots before they are needed; -1 is none. The answer means nothing.</summary>
    public long ReadAhead(ReadOnlySpan<int> slots)
    {
        long read = 0;
        foreach (int slot in slots)
        {
            if (slot >= 0)
            {
                ref FlowRecord record = ref this[slot];
                read += record.LastTime + record.A.WindowBytes + record.B.Packets + record.B.WindowBytes + record.EvidenceA.OfferedSegmentSize + record.EvidenceB.OfferedSegmentSize;
            }
        }

        return read;
    }

    /// <summary>Adds one analysed segment to its stream's record.</summary>
    public void Count(int slot, in Examination x, bool isFromA)
    {
        ref FlowRecord record = ref this[slot];
        ref TcpDirectionCounts own = ref isFromA ? ref record.A : ref record.B;
        ref TcpVerdict verdict = ref x.Verdict;
        record.LastTime = x.Time;
        own.Packets++;
        own.Bytes += x.PayloadBytes;
        own.TakeWindow(verdict.WindowBytes, x.Segment.Window == 0 && !x.IsControl, x.Time);
        if (verdict.AcksPacket >= 0 && !x.HasAny(TcpFlags.AmbiguousAck))
        {
            ref TcpDirectionCounts peer = ref isFromA ? ref record.B : ref record.A;
            peer.TakeRtt(verdict.AckRttNanoseconds);
        }

        if (x.Flags != TcpFlags.None || verdict.Resent != ResentVerdict.No)
        {
            CountTrouble(slot, x, ref own);
        }
    }

    private void CountTrouble(int slot, in Examination x, ref TcpDirectionCounts own)
    {
        own.Flags.Count(x.Flags);
        own.ResentSegments += x.Verdict.Resent == ResentVerdict.Resent ? x.Verdict.ResentSegments : 0;
        own.SuspectedSegments += x.Verdict.Resent == ResentVerdict.Suspected ? x.Verdict.ResentSegments : 0;
        bool isTrouble = x.HasAny(TcpFlags.Retransmission) || x.Verdict.Resent is ResentVerdict.Resent or ResentVerdict.Suspected;
        _trouble[slot] += isTrouble ? 1 : 0;
    }
}

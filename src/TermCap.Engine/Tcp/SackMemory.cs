using TermCap.Engine.Wire;

namespace TermCap.Engine.Tcp;

/// <summary>The SACK blocks of each side's last packet that had any, for the one question that asks for them: whether a fast retransmission repeats what was SACKed.</summary>
/// <remarks>Bound: <see cref="Capacity"/> places, shared by all sides: a side whose place another took passes for one whose blocks name nothing. Touched only by packets with SACK.</remarks>
internal sealed class SackMemory
{
    public const int Capacity = 1024;

    private readonly Entry[] _entries = new Entry[Capacity];

    /// <summary>Keeps a packet's blocks, counted from the first number of the side whose bytes they name.</summary>
    public void Keep(int stream, bool isFromA, in TcpSegment segment, TcpSequence origin)
    {
        ref Entry entry = ref _entries[PlaceOf(stream, isFromA)];
        entry.Side = SideOf(stream, isFromA);
        entry.Count = segment.SackCount;
        for (int index = 0; index < segment.SackCount; index++)
        {
            entry.Blocks[index] = new SackBlock(new TcpSequence((uint)segment.Sack[index].Left.BytesAfter(origin)), new TcpSequence((uint)segment.Sack[index].Right.BytesAfter(origin)));
        }
    }

    /// <summary>Whether the oracle takes a range for SACKed: it compares the numbers on the wire with blocks counted from the first number, and without wrap.</summary>
    public bool Covers(int stream, bool isFromA, TcpSequence start, TcpSequence end)
    {
        ref Entry entry = ref _entries[PlaceOf(stream, isFromA)];
        if (entry.Side != SideOf(stream, isFromA))
        {
            return false;
        }

        for (int index = 0; index < entry.Count; index++)
        {
            if (start.Value >= entry.Blocks[index].Left.Value && end.Value <= entry.Blocks[index].Right.Value)
            {
                return true;
            }
        }

        return false;
    }

    private static long SideOf(int stream, bool isFromA) => (((long)stream + 1) << 1) | (isFromA ? 1L : 0L);

    private static int PlaceOf(int stream, bool isFromA) => (int)(SideOf(stream, isFromA) & (Capacity - 1));

    private struct Entry
    {
        public long Side;
        public int Count;
        public SackBlocks Blocks;
    }
}

using TermCap.Engine.Store;
using TermCap.Engine.Wire;

namespace TermCap.Screen.Sources;

/// <summary>Packets of one stream over its life, in <see cref="Cells"/> slices that grow with it.</summary>
internal sealed class StreamChart
{
    /// <summary>Slices; as many as the conversations' chart has cells.</summary>
    public const int Cells = 30;

    private readonly long _startNanoseconds;
    private readonly (ulong High, ulong Low, ushort Port) _first;
    private readonly uint?[] _initials = new uint?[2];
    private readonly int[] _counts = new int[Cells];
    private long _sliceNanoseconds = 1_000_000;
    private int _used;

    /// <summary>Begins with the stream's first packet.</summary>
    public StreamChart(in PacketRow first)
    {
        _startNanoseconds = first.TimeNanoseconds;
        _first = (first.SourceHigh, first.SourceLow, first.SourcePort);
    }

    /// <summary>Packets with a retransmission in a naive reading of any of their copies.</summary>
    public long Apparent { get; private set; }

    /// <summary>Counts a packet. One from before the start counts in the first slice.</summary>
    public void Count(long timeNanoseconds, bool isApparent)
    {
        Apparent += isApparent ? 1 : 0;
        long passed = Math.Max(0, timeNanoseconds - _startNanoseconds);
        while (passed / _sliceNanoseconds >= Cells)
        {
            Double();
        }

        int slice = (int)(passed / _sliceNanoseconds);
        _counts[slice]++;
        _used = Math.Max(_used, slice + 1);
    }

    /// <summary>The slices, oldest first.</summary>
    public IReadOnlyList<int> Slices() => _counts[.._used];

    /// <summary>
    /// Learns where each side's numbers begin, as other tools count: at its SYN; else one below its first packet's number; else one below the first
    /// acknowledgment to it.
    /// </summary>
    public void Learn(in PacketRow row)
    {
        int side = SideOf(row);
        bool isSyn = row.SegmentFlags.HasFlag(SegmentFlags.Syn);
        _initials[side] ??= isSyn ? row.Sequence : row.Sequence - 1;
        if (row.SegmentFlags.HasFlag(SegmentFlags.Ack) && !isSyn)
        {
            _initials[1 - side] ??= row.Acknowledgment - 1;
        }
    }

    /// <summary>The sender's and the receiver's first numbers; false while one is not known.</summary>
    public bool TryGetInitial(in PacketRow row, out uint sender, out uint receiver)
    {
        int side = SideOf(row);
        (sender, receiver) = (_initials[side] ?? 0, _initials[1 - side] ?? 0);
        // A first SYN acknowledges nothing: the other side's number is not needed.
        return _initials[side] is not null && (_initials[1 - side] is not null || !row.SegmentFlags.HasFlag(SegmentFlags.Ack));
    }

    private int SideOf(in PacketRow row) => (row.SourceHigh, row.SourceLow, row.SourcePort) == _first ? 0 : 1;

    // Two slices become one.
    private void Double()
    {
        for (int slice = 0; slice < Cells; slice++)
        {
            int from = slice * 2;
            _counts[slice] = from < Cells ? _counts[from] + (from + 1 < Cells ? _counts[from + 1] : 0) : 0;
        }

        _sliceNanoseconds *= 2;
        _used = (_used + 1) / 2;
    }
}

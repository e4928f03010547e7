namespace TermCap.Screen.Sources;

/// <summary>Packets of one stream over its life, in <see cref="Cells"/> slices that grow with it.</summary>
internal sealed class StreamChart(long startNanoseconds)
{
    /// <summary>Slices; as many as the conversations' chart has cells.</summary>
    public const int Cells = 30;

    private readonly int[] _counts = new int[Cells];
    private long _sliceNanoseconds = 1_000_000;
    private int _used;

    /// <summary>Frames that a naive reading calls retransmissions.</summary>
    public long Apparent { get; private set; }

    /// <summary>Counts a packet. One from before the start counts in the first slice.</summary>
    public void Count(long timeNanoseconds, int apparent)
    {
        Apparent += apparent;
        long passed = Math.Max(0, timeNanoseconds - startNanoseconds);
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

namespace TermCap.Engine.Pairing;

/// <summary>Which bytes of a large packet's payload came in slices at one tap.</summary>
internal struct SliceCover
{
    public Tap Tap;

    /// <summary>The next cover of the same group, or of the free list; -1 is none.</summary>
    public int Next;

    /// <summary>The first slice's payload: all slices but the last have as much.</summary>
    public int UnitBytes;

    /// <summary>Bytes taken so far.</summary>
    public int CoveredBytes;

    /// <summary>The end of the furthest slice.</summary>
    public int EndBytes;

    private UInt128 _taken;

    /// <summary>Takes a range; false when any of it was taken before.</summary>
    public bool TryTake(int offset, int length)
    {
        if (UnitBytes == 0)
        {
            UnitBytes = length;
        }

        int unit = offset / UnitBytes;
        if (unit >= 128 || offset % UnitBytes != 0)
        {
            // Past what the bits can tell, or cut in an odd way: in order only.
            if (offset < EndBytes)
            {
                return false;
            }
        }
        else
        {
            UInt128 bit = UInt128.One << unit;
            if ((_taken & bit) != 0)
            {
                return false;
            }

            _taken |= bit;
        }

        CoveredBytes += length;
        EndBytes = Math.Max(EndBytes, offset + length);
        return true;
    }

    public void Clear() => this = default;
}

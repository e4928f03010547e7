using System.Numerics;

namespace TermCap.Engine.Pairing;

/// <summary>Finds the heads of lanes by their content's hash: open addressing with linear probes, eight places to a cache line.</summary>
/// <remarks>
/// A place holds 32 bits of the hash and the slot, so that a probe seldom looks at a group that it does not want. Bound: as many lanes as there are groups, at most half of the places taken.
/// The table is as large as what is open asks for: a few open groups stay in the nearest cache. Each size is allocated once, when first needed, and kept.
/// </remarks>
internal sealed class LaneTable
{
    private const int SmallestBits = 8;

    // Taken up to a half before it doubles; given back when less than a sixteenth is taken, so that it does not swing.
    private const int GrowDivisor = 2;
    private const int ShrinkDivisor = 16;

    private readonly ulong[]?[] _sizes = new ulong[32][];
    private ulong[] _places;
    private int _mask;
    private int _count;

    public LaneTable()
    {
        _places = Size(SmallestBits);
        _mask = _places.Length - 1;
    }

    /// <summary>Where the search for a hash starts; hand it to <see cref="Next"/>.</summary>
    public int Start(ulong hash) => (int)hash & _mask;

    /// <summary>The head of the next lane that may have this hash; -1 when there is none.</summary>
    public int Next(ulong hash, ref int place)
    {
        ulong[] places = _places;
        while ((uint)place < (uint)places.Length && places[place] is var taken and not 0)
        {
            place = (place + 1) & _mask;
            if ((uint)(taken >> 32) == (uint)hash)
            {
                return (int)(uint)taken - 1;
            }
        }

        return -1;
    }

    /// <summary>Reads the place where the search for a hash starts, long before it is searched: memory answers many such questions at once. The answer means nothing.</summary>
    public ulong ReadAhead(ulong hash) => _places[(int)hash & _mask];

    public void Add(ulong hash, int slot)
    {
        if (++_count > _places.Length / GrowDivisor)
        {
            Resize(BitOperations.Log2((uint)_places.Length) + 1);
        }

        Put(ValueOf(hash, slot));
    }

    /// <summary>Puts another head in the place of a lane's head.</summary>
    public void Replace(ulong hash, int slot, int heir) => _places[PlaceOf(ValueOf(hash, slot))] = ValueOf(hash, heir);

    /// <summary>Takes a lane's head out; what was pushed away from its own place by it moves back.</summary>
    public void Remove(ulong hash, int slot)
    {
        int hole = PlaceOf(ValueOf(hash, slot));
        for (int place = (hole + 1) & _mask; _places[place] is var taken and not 0; place = (place + 1) & _mask)
        {
            int home = (int)(taken >> 32) & _mask;
            if (((place - home) & _mask) >= ((place - hole) & _mask))
            {
                _places[hole] = taken;
                hole = place;
            }
        }

        _places[hole] = 0;
        if (--_count < _places.Length / ShrinkDivisor && _places.Length > 1 << SmallestBits)
        {
            Resize(BitOperations.Log2((uint)_places.Length) - 1);
        }
    }

    private static ulong ValueOf(ulong hash, int slot) => (hash << 32) | (uint)(slot + 1);

    private int PlaceOf(ulong value)
    {
        int place = (int)(value >> 32) & _mask;
        while (_places[place] != value)
        {
            place = (place + 1) & _mask;
        }

        return place;
    }

    private void Put(ulong value)
    {
        int place = (int)(value >> 32) & _mask;
        while (_places[place] != 0)
        {
            place = (place + 1) & _mask;
        }

        _places[place] = value;
    }

    private void Resize(int bits)
    {
        ulong[] before = _places;
        _places = Size(bits);
        _mask = _places.Length - 1;
        foreach (ulong taken in before)
        {
            if (taken != 0)
            {
                Put(taken);
            }
        }

        Array.Clear(before);
    }

    private ulong[] Size(int bits) => _sizes[bits] ??= new ulong[1 << bits];
}

namespace TermCap.Engine.Filters;

/// <summary>Packet numbers in rising order, in chunks, that mostly grow at the end and shrink at the start.</summary>
/// <remarks>
/// One thread. Bound: <c>capacity</c> numbers; when full the lowest leave, counted by <see cref="DroppedTotal"/>. Adding at the end is O(1), reading by place and
/// finding by number O(log n); putting in or taking out in the middle moves one chunk and renumbers the chunks behind it.
/// </remarks>
internal sealed class PacketNumberList
{
    private readonly List<Chunk> _chunks = [];
    private readonly int _chunkNumbers;
    private readonly long _capacity;

    // Chunks up to here know how many numbers stand before them.
    private int _placed;

    /// <summary>Makes an empty list.</summary>
    /// <param name="capacity">The most numbers.</param>
    /// <param name="chunkNumbers">Numbers in a chunk, two at least; small in tests.</param>
    public PacketNumberList(long capacity, int chunkNumbers)
    {
        _capacity = capacity;
        _chunkNumbers = chunkNumbers;
    }

    /// <summary>How many numbers are held.</summary>
    public long Count { get; private set; }

    /// <summary>Numbers that left because the list was full.</summary>
    public long DroppedTotal { get; private set; }

    /// <summary>The number at a place, from 0.</summary>
    public long this[long place]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(place);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Count);
            Place();
            int low = 0;
            int high = _chunks.Count - 1;
            while (low < high)
            {
                int middle = (low + high + 1) / 2;
                (low, high) = _chunks[middle].Before <= place ? (middle, high) : (low, middle - 1);
            }

            return _chunks[low].Numbers[place - _chunks[low].Before];
        }
    }

    /// <summary>How many held numbers are below this one: its place, if it is held.</summary>
    public long PlaceOf(long number)
    {
        int chunk = ChunkOf(number);
        if (chunk < 0)
        {
            return 0;
        }

        Place();
        int at = _chunks[chunk].Find(number);
        return _chunks[chunk].Before + (at >= 0 ? at : ~at);
    }

    /// <summary>Whether the number is held.</summary>
    public bool Contains(long number)
    {
        int chunk = ChunkOf(number);
        return chunk >= 0 && _chunks[chunk].Find(number) >= 0;
    }

    /// <summary>Puts a number in its place; nothing happens when it is there already.</summary>
    public void Add(long number)
    {
        if (_chunks.Count > 0 && number > _chunks[^1].Last && Count < _capacity)
        {
            Insert(_chunks.Count - 1, _chunks[^1].Count, number);
            Count++;
            return;
        }

        int chunk = ChunkOf(number);
        if (chunk < 0)
        {
            _chunks.Insert(0, new Chunk(_chunkNumbers));
            _placed = 0;
            chunk = 0;
        }

        int at = _chunks[chunk].Find(number);
        if (at >= 0)
        {
            return;
        }

        Insert(chunk, ~at, number);
        Count++;
        if (Count > _capacity)
        {
            DroppedTotal++;
            RemoveFirst();
        }
    }

    /// <summary>Takes a number out; nothing happens when it is not there.</summary>
    public void Remove(long number)
    {
        int chunk = ChunkOf(number);
        int at = chunk < 0 ? -1 : _chunks[chunk].Find(number);
        if (at < 0)
        {
            return;
        }

        _chunks[chunk].RemoveAt(at);
        Count--;
        _placed = Math.Min(_placed, chunk);
        RemoveIfEmpty(chunk);
    }

    /// <summary>Takes out all numbers below this one; answers how many.</summary>
    public long RemoveBelow(long number)
    {
        long before = Count;
        int whole = 0;
        while (whole < _chunks.Count && _chunks[whole].Last < number)
        {
            Count -= _chunks[whole++].Count;
        }

        _chunks.RemoveRange(0, whole);
        if (_chunks.Count > 0 && _chunks[0].Numbers[0] < number)
        {
            int at = _chunks[0].Find(number);
            at = at >= 0 ? at : ~at;
            _chunks[0].RemoveStart(at);
            Count -= at;
        }

        _placed = Count < before ? 0 : _placed;
        return before - Count;
    }

    // A chunk that is full in the middle is halved; at the end a new one is opened instead.
    private void Insert(int chunk, int at, long number)
    {
        _placed = Math.Min(_placed, chunk + 1);
        if (_chunks[chunk].Count == _chunkNumbers)
        {
            bool isEnd = chunk == _chunks.Count - 1 && at == _chunkNumbers;
            Chunk next = new(_chunkNumbers);
            int kept = isEnd ? _chunkNumbers : _chunkNumbers / 2;
            _chunks[chunk].MoveEnd(kept, next);
            _chunks.Insert(chunk + 1, next);
            if (at > kept || isEnd)
            {
                chunk++;
                at -= kept;
            }
        }

        _chunks[chunk].Insert(at, number);
    }

    private void RemoveFirst()
    {
        _chunks[0].RemoveStart(1);
        Count--;
        RemoveIfEmpty(0);
        _placed = 0;
    }

    private void RemoveIfEmpty(int chunk)
    {
        if (_chunks[chunk].Count == 0)
        {
            _chunks.RemoveAt(chunk);
        }
    }

    // The last chunk that starts at or before the number; the first one when all start behind it; -1 when there is none.
    private int ChunkOf(long number)
    {
        int low = 0;
        int high = _chunks.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _chunks[middle].Numbers[0] <= number ? (middle, high) : (low, middle - 1);
        }

        return high < 0 ? -1 : low;
    }

    private void Place()
    {
        for (; _placed < _chunks.Count; _placed++)
        {
            _chunks[_placed].Before = _placed == 0 ? 0 : _chunks[_placed - 1].Before + _chunks[_placed - 1].Count;
        }
    }

    private sealed class Chunk(int capacity)
    {
        public readonly long[] Numbers = new long[capacity];

        /// <summary>How many numbers stand in the chunks before.</summary>
        public long Before;

        public int Count { get; private set; }

        public long Last => Numbers[Count - 1];

        public int Find(long number) => Array.BinarySearch(Numbers, 0, Count, number);

        public void Insert(int at, long number)
        {
            Array.Copy(Numbers, at, Numbers, at + 1, Count - at);
            Numbers[at] = number;
            Count++;
        }

        public void RemoveAt(int at)
        {
            Count--;
            Array.Copy(Numbers, at + 1, Numbers, at, Count - at);
        }

        public void RemoveStart(int count)
        {
            Count -= count;
            Array.Copy(Numbers, count, Numbers, 0, Count);
        }

        public void MoveEnd(int from, Chunk next)
        {
            Array.Copy(Numbers, from, next.Numbers, 0, Count - from);
            next.Count = Count - from;
            Count = from;
        }
    }
}
